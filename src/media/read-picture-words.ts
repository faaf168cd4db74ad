import { lineOrNull } from "../domain/story/normal-body.js";
import { loadSharp } from "./load-sharp.js";

/** What a photographer or agency wrote into a picture. */
export interface PictureWords {
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
}

const none: PictureWords = { alt: null, caption: null, credit: null };

/** Reads the words a picture carries: XMP first, then the older IPTC fields (IPTC Photo Metadata Standard 2025.1). */
export async function readPictureWords(bytes: Uint8Array): Promise<PictureWords> {
  try {
    const sharp = await loadSharp();
    const { xmp, iptc } = await sharp(bytes).metadata();
    const fromXmp = xmp === undefined ? none : await readXmp(xmp.toString("utf8"));
    const fromIptc = iptc === undefined ? none : readIptc(iptc);
    return {
      alt: fromXmp.alt ?? fromIptc.alt,
      caption: fromXmp.caption ?? fromIptc.caption,
      credit: fromXmp.credit ?? fromIptc.credit,
    };
  } catch {
    // What a picture says of itself is a help; a picture without it is as good.
    return none;
  }
}

const longest = 2000;
/** XMP larger than this is an editing program's history, not words. */
const largestXmp = 512 * 1024;
const line = (text: string | null | undefined): string | null => lineOrNull(text?.slice(0, longest));

async function readXmp(text: string): Promise<PictureWords> {
  if (text.length > largestXmp) return none;
  const { DOMParser } = await import("linkedom");
  const document = new DOMParser().parseFromString(text, "text/xml");
  const named = (name: string): string | null => {
    const element = document.getElementsByTagName(name)[0];
    if (element !== undefined) return line(element.textContent);
    for (const one of document.getElementsByTagName("rdf:Description")) {
      const value = one.getAttribute(name);
      if (value !== null) return line(value);
    }
    return null;
  };
  const creator = named("dc:creator");
  const credit = named("photoshop:Credit") ?? named("photoshop:Source");
  return {
    alt: named("Iptc4xmpCore:AltTextAccessibility"),
    caption: named("dc:description"),
    credit: joined(creator, credit) ?? named("dc:rights"),
  };
}

/** "Sara Ahmadi / The Agency", once where both say the same. */
const joined = (creator: string | null, credit: string | null): string | null =>
  creator === null || credit === null || creator === credit ? (creator ?? credit) : `${creator} / ${credit}`;

const byLine = 80;
const creditLine = 110;
const copyright = 116;
const captionField = 120;

/** IPTC-IIM 4.2: records of a mark, record and field number, a length, and the words. */
function readIptc(bytes: Buffer): PictureWords {
  const fields = new Map<number, string>();
  let utf8 = false;
  for (let at = bytes.indexOf(0x1c); at >= 0 && at + 5 <= bytes.length; ) {
    const [record, field, length] = [bytes[at + 1], bytes[at + 2] ?? 0, bytes.readUInt16BE(at + 3)];
    const value = bytes.subarray(at + 5, at + 5 + length);
    // Coded character set: ESC % G says UTF-8; older files are Latin-1.
    if (record === 1 && field === 90) utf8 = value.includes(Buffer.from([0x1b, 0x25, 0x47]));
    if (record === 2 && !fields.has(field)) fields.set(field, value.toString(utf8 ? "utf8" : "latin1"));
    const next = at + 5 + length;
    at = bytes[next] === 0x1c ? next : -1;
  }
  const credit = joined(line(fields.get(byLine)), line(fields.get(creditLine)));
  return { alt: null, caption: line(fields.get(captionField)), credit: credit ?? line(fields.get(copyright)) };
}
