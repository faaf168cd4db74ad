/** What a language's made-up stories are built of. */
export interface Tongue {
  readonly language: string;
  /** Its share of all stories, in hundredths. */
  readonly share: number;
  /** Real words that carry the grammar, the most frequent first. */
  readonly grammar: readonly string[];
  readonly onsets: readonly string[];
  readonly cores: readonly string[];
  readonly endings: readonly string[];
  /** Slug and name of each section, the busiest first. */
  readonly sections: readonly (readonly [slug: string, name: string])[];
  readonly agency: string;
  readonly stop: string;
  readonly said: string;
  readonly update: string;
}

const words = (text: string): readonly string[] => text.split(" ");

export const tongues: readonly Tongue[] = [
  {
    language: "en",
    share: 40,
    grammar: words(
      "the of to and in a that on for said by was with as is at from it has be he are its were have an will not which had their or they but after this who been would more his about up one also when than new two into could out over year no we there last between first all under",
    ),
    onsets: words("b br c ch d dr f fl g gr h j k l m n p pl qu r s sh st t tr v w"),
    cores: words("a e i o u ai ea ou al an ar el en er in ir on or ul un"),
    endings: words("t n d r l st ry ment tion ing ed er ness ty ship man land ford ton ic al ive y s"),
    sections: [
      ["world", "World"],
      ["politics", "Politics"],
      ["business", "Business"],
      ["sport", "Sport"],
      ["society", "Society"],
      ["science", "Science"],
      ["culture", "Culture"],
      ["opinion", "Opinion"],
    ],
    agency: "Bench Wire",
    stop: ".",
    said: "said",
    update: "UPDATE",
  },
  {
    language: "fa",
    share: 25,
    grammar: words(
      "و در به از که این را با است برای آن یک خود تا بر شده هم نیز او شد بود گفت کرد دو وی پس اما هر دیگر ما ها باید شود کند می‌شود کرده دارد بین سال پیش روز مورد بی اگر همه چند نه ولی هستند چه من آنها زیر همین بعد",
    ),
    onsets: words("ب پ ت ج چ خ د ر ز س ش ف ک گ ل م ن و ه ی"),
    cores: words("ا ی و ار ان ال ام اد یر ین ور رد رم ست شت"),
    endings: words("ی ه ان ها‌ی گی ش ستان گر مند دار نامه وند یت ات کار آباد ور"),
    sections: [
      ["world", "جهان"],
      ["politics", "سیاست"],
      ["economy", "اقتصاد"],
      ["sport", "ورزش"],
      ["society", "جامعه"],
      ["science", "دانش"],
      ["culture", "فرهنگ"],
      ["opinion", "دیدگاه"],
    ],
    agency: "خبرگزاری آزمون",
    stop: ".",
    said: "گفت",
    update: "تکمیلی",
  },
  {
    language: "ar",
    share: 20,
    grammar: words(
      "في من على أن إلى عن التي الذي هذا مع هذه ما لا بعد كان بين قال كما قد لم كل وقد أو خلال هو وهو ذلك عام أكثر حيث غير ثم منذ حتى عدد يوم ضد قبل كانت أي بعض إلا وفي أول عند لكن دون نحو إنه فيه له بها تم",
    ),
    onsets: words("ال وال ب ت ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه"),
    cores: words("ا ي و ار ان ال اد ير ين ور رب رم ست صر عل قد كت"),
    endings: words("ة ي ون ات ين ية اء ان ه ها هم ري ني لي د ر ل م ب ق"),
    sections: [
      ["world", "العالم"],
      ["politics", "سياسة"],
      ["economy", "اقتصاد"],
      ["sport", "رياضة"],
      ["society", "مجتمع"],
      ["science", "علوم"],
      ["culture", "ثقافة"],
      ["opinion", "آراء"],
    ],
    agency: "وكالة التجربة",
    stop: ".",
    said: "قال",
    update: "تحديث",
  },
  {
    language: "tr",
    share: 15,
    grammar: words(
      "ve bir bu da de için ile olarak çok daha olan en ne o gibi kadar sonra göre var ancak olduğunu ise her ya ki iki yeni ilk şey kendi üzerine büyük önce değil yok ama dedi etti oldu yıl gün bin arasında karşı tarafından ilgili son diye içinde şu hem bile tüm",
    ),
    onsets: words("b c ç d f g h k l m n p r s ş t v y z"),
    cores: words("a e ı i o ö u ü al an ar el en er il in ir ol un ür"),
    endings: words("lar ler lık lik cı ci da de dan den ın in ya ye mak mek ış iş sı si t k n r ım"),
    sections: [
      ["world", "Dünya"],
      ["politics", "Siyaset"],
      ["economy", "Ekonomi"],
      ["sport", "Spor"],
      ["society", "Toplum"],
      ["science", "Bilim"],
      ["culture", "Kültür"],
      ["opinion", "Görüş"],
    ],
    agency: "Deneme Ajansı",
    stop: ".",
    said: "dedi",
    update: "GÜNCELLEME",
  },
];
