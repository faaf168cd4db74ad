/** Endings of plural, possession and comparison, longest first, with the fewest letters they may leave. */
const endings: readonly (readonly [ending: string, left: number])[] = [
  ["هایشان", 3],
  ["هایمان", 3],
  ["هایتان", 3],
  ["هایی", 3],
  ["های", 3],
  ["ها", 3],
  ["ترین", 3],
  ["تر", 4],
  ["ان", 4],
  ["ات", 4],
  ["ی", 3],
];
const people = "ندگان";
const verbEnd = /(م|ی|د|یم|ید|ند)$/;

/**
 * A light stem of a Persian word in folded letters, joiners taken out: what is added to a word goes, so that
 * «کتاب‌ها»، «کتابهای» and «کتاب» are one term. After the manner of light stemming (Larkey, Ballesteros and Connell, 2002).
 */
export function stemPersian(word: string): string {
  const verb = withoutPrefix(word);
  if (verb.endsWith(people)) return `${verb.slice(0, -people.length)}نده`;
  let stem = verb;
  for (const [ending, left] of endings)
    if (stem.endsWith(ending) && stem.length - ending.length >= left) stem = stem.slice(0, -ending.length);
  return stem;
}

/** The prefix of continued action: «می‌خوانند» is written apart, joined or half-joined. */
function withoutPrefix(word: string): string {
  const rest = word.startsWith("نمی") ? word.slice(3) : word.startsWith("می") ? word.slice(2) : "";
  return rest.length >= 4 && verbEnd.test(rest) ? rest : word;
}
