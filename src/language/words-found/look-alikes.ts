/**
 * Letters and signs that are drawn like a Latin letter, by that letter: the commonest of Unicode's confusables
 * (UTS #39, confusables.txt), after folding, so in lower case and without accents.
 */
const drawnLike: Readonly<Record<string, string>> = {
  a: "аαɑᴀꭺᎪ",
  b: "вʙьЬβᏴᏼ",
  c: "сϲᴄꮯᏟ",
  d: "ԁɗᴅꭰᎠ",
  e: "еєεҽᴇꭼᎬ℮",
  f: "ғꜰƒϝ",
  g: "ɡԍɢցᏀ",
  h: "нһʜհᎻη",
  i: "іιɩӏɪꭵᎥӀ",
  j: "јϳᴊյᎫ",
  k: "кκᴋҝᏦ",
  l: "ʟⅼǀӏᏞ",
  m: "мᴍмᎷ",
  n: "пɴռո",
  o: "оοσᴏօ",
  p: "рρᴘᏢ",
  q: "ԛգզ",
  r: "гʀᴦᏒ",
  s: "ѕꜱʂᏚ",
  t: "тτᴛᎢ",
  u: "υսᴜцꭎ",
  v: "ѵνᴠⅴᏙ",
  w: "ԝѡωᴡᎳɯ",
  x: "хχⅹ",
  y: "уүγʏყ",
  z: "ᴢᏃʐ",
};

/** Digits and signs that stand for letters ("leet"); 1 and its like stand for two letters, so there are two readings. */
const signs: Readonly<Record<string, string>> = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "€": "e",
  "£": "l",
  "¢": "c",
  "+": "t",
};
const uprights = ["1", "!", "|", "¡"] as const;

const lookAlikes = new Map(
  Object.entries(drawnLike).flatMap(([latin, others]) => [...others].map((other) => [other.toLowerCase(), latin])),
);

/** The Latin letter that a folded letter of another script is drawn like; null where there is none. */
export const latinLookAlike = (letter: string): string | null => lookAlikes.get(letter) ?? null;

/** How an upright stroke is read: as the letter i or as the letter l. */
export type Upright = "i" | "l";

/** The letter a digit or sign stands for among letters; null for one that stands for none. */
export const letterOfSign = (sign: string, upright: Upright): string | null =>
  uprights.some((one) => one === sign) ? upright : (signs[sign] ?? null);

/** Whether a sign has two readings. */
export const isUpright = (sign: string): boolean => uprights.some((one) => one === sign);
