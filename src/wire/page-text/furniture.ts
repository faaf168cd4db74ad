import { latinDigits } from "../../language/digits.js";
import { foldedName } from "../../language/month-names.js";

/** What stands around a story on a news page, by what it announces. */
export type Furniture = "code" | "related" | "comments" | "featured" | "noise";

/** The words pages of a language put there, in several common wordings. */
const words: Record<string, Record<Furniture, readonly string[]>> = {
  en: {
    code: ["Story Code", "News Code", "News ID", "Story ID", "Code"],
    related: ["Related Stories", "Related News", "Related Articles", "Related", "Read more", "Read also", "See also"],
    comments: [
      "Comment",
      "Comments",
      "Your Comment",
      "Your Comments",
      "Leave a comment",
      "Post a comment",
      "Readers' comments",
    ],
    featured: [
      "Featured Stories",
      "Featured News",
      "Featured",
      "Top Stories",
      "Latest News",
      "Latest Stories",
      "Most Read",
      "Most Viewed",
      "Most Popular",
      "Editor's Pick",
      "Editor's Choice",
    ],
    noise: [
      "Print",
      "Share",
      "Send",
      "Send to friends",
      "Tags",
      "Source",
      "Share this",
      "Share this story",
      "Copy link",
      "Short link",
      "Home",
      "Download",
      "Rating",
      "Your Name",
      "Your Email Address",
      "Submit",
    ],
  },
  fa: {
    code: ["کد خبر", "کد مطلب", "شناسه خبر", "شماره خبر", "کدخبر"],
    related: [
      "مطالب مرتبط",
      "اخبار مرتبط",
      "خبرهای مرتبط",
      "خبر مرتبط",
      "مطالب مشابه",
      "بیشتر بخوانید",
      "در همین زمینه",
    ],
    comments: [
      "نظر شما",
      "نظرات",
      "نظر",
      "ارسال نظر",
      "دیدگاه",
      "دیدگاه‌ها",
      "نظرات کاربران",
      "نظرات بینندگان",
      "نظر خوانندگان",
      "ارسال نظرات",
    ],
    featured: [
      "اخبار ویژه",
      "خبرهای ویژه",
      "خبرهای برگزیده",
      "آخرین اخبار",
      "تازه‌ترین اخبار",
      "پربازدیدترین",
      "پربازدیدترین‌ها",
      "پربازدیدها",
      "پیشنهاد سردبیر",
      "مهمترین اخبار",
      "مهم‌ترین اخبار",
      "برگزیده‌ها",
      "پیشنهاد ما",
    ],
    noise: [
      "چاپ",
      "نسخه چاپی",
      "ارسال به دوستان",
      "اشتراک گذاری",
      "اشتراک‌گذاری",
      "برچسب ها",
      "برچسب‌ها",
      "منبع",
      "لینک کوتاه",
      "خانه",
      "دانلود",
      "کپی لینک",
      "نام",
      "ایمیل",
      "ارسال",
    ],
  },
  ar: {
    code: ["رمز الخبر", "رقم الخبر", "كود الخبر", "معرف الخبر", "رمز القصة"],
    related: ["أخبار ذات صلة", "مواضيع ذات صلة", "مقالات ذات صلة", "ذات صلة", "اقرأ أيضا", "اقرأ أيضاً", "أخبار متعلقة"],
    comments: ["التعليقات", "تعليقات", "تعليق", "اترك تعليقا", "أضف تعليقا", "أضف تعليق", "تعليقات القراء", "رأيك"],
    featured: [
      "أخبار مختارة",
      "أخبار مميزة",
      "أهم الأخبار",
      "آخر الأخبار",
      "الأكثر قراءة",
      "الأكثر مشاهدة",
      "اختيارات المحرر",
      "أبرز الأخبار",
    ],
    noise: [
      "طباعة",
      "مشاركة",
      "شارك",
      "إرسال إلى صديق",
      "الوسوم",
      "كلمات دليلية",
      "المصدر",
      "رابط مختصر",
      "الرئيسية",
      "تحميل",
      "نسخ الرابط",
      "الاسم",
      "البريد الإلكتروني",
      "إرسال",
    ],
  },
  tr: {
    code: ["Haber kodu", "Haber no", "Haber numarası", "Haber ID"],
    related: ["İlgili haberler", "İlgili haber", "Benzer haberler", "Bunlar da ilginizi çekebilir", "Ayrıca okuyun"],
    comments: ["Yorum", "Yorumlar", "Yorum yap", "Yorum yaz", "Okur yorumları", "Yorumunuz"],
    featured: [
      "Öne çıkan haberler",
      "Öne çıkanlar",
      "Manşetler",
      "Son haberler",
      "Son dakika",
      "En çok okunanlar",
      "Editörün seçimi",
      "Çok okunanlar",
    ],
    noise: [
      "Yazdır",
      "Paylaş",
      "Gönder",
      "Etiketler",
      "Kaynak",
      "Kısa bağlantı",
      "Ana sayfa",
      "İndir",
      "Bağlantıyı kopyala",
      "Adınız",
      "E-posta",
    ],
  },
};

export interface Label {
  readonly kind: Furniture;
  readonly language: string;
  /** What follows a label on its own line, after a colon; empty where nothing does. */
  readonly value: string;
}

const known: ReadonlyMap<string, { readonly kind: Furniture; readonly language: string }> = new Map(
  Object.entries(words).flatMap(([language, kinds]) =>
    Object.entries(kinds).flatMap(([kind, labels]) =>
      labels.map((label) => [foldedName(label), { kind: kind as Furniture, language }] as const),
    ),
  ),
);

/** Whether a line is furniture, and which. */
export function labelOf(line: string): Label | null {
  const whole = known.get(bare(line));
  if (whole !== undefined) return { ...whole, value: "" };
  const [, name = "", value = ""] = /^([^:：]{2,40})\s*[:：]\s*(.*)$/u.exec(line) ?? [];
  const found = known.get(bare(name));
  if (found !== undefined && (value === "" || found.kind === "code" || found.kind === "noise"))
    return { ...found, value };
  const coded = /^(\D{3,30}?)\s*(\d{1,15})$/u.exec(latinDigits(line));
  const code = coded === null ? undefined : known.get(bare(coded[1] ?? ""));
  return code?.kind === "code" ? { ...code, value: coded?.[2] ?? "" } : null;
}

/** A label without its colon, its count «(12)» and its marks. */
const bare = (text: string): string =>
  foldedName(text.replace(/\(\s*[\p{N}]+\s*\)/gu, " ").replace(/[:：»›>|•\s]+$/u, ""));
