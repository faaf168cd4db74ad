import { localDigits } from "../../../language/digits.js";
import type { View } from "../view.js";

type Speaking = Pick<View, "spoken" | "say" | "edition">;

/** Numbers among which every language's plural categories have one (CLDR plural rules). */
const samples = [0, 1, 2, 3, 11, 100, 1000];
const made = new Map<string, string>();

/** What the page says of new comments, by plural category, for the script that counts them. */
export function liveForms({ spoken, say, edition }: Speaking): string {
  const key = `${spoken} ${edition.digits}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const rules = new Intl.PluralRules(spoken);
  const forms: Record<string, string> = {};
  for (const count of samples.slice(1))
    forms[rules.select(count)] ??= say("commentNew", { count }).replace(
      localDigits(String(count), edition.digits),
      "#",
    );
  const json = JSON.stringify(forms);
  made.set(key, json);
  return json;
}

/** Attributes by which a thread's script knows it, and what it says in place of comments that are folded up. */
export const threadRoot = ({ say }: Pick<Speaking, "say">, path: string) => ({
  "data-thread": path,
  "data-muted": say("commentMuted"),
});

/** … and, where it listens for new comments, its numbers and words. */
export const liveThread = (view: Speaking, path: string) => ({
  ...threadRoot(view, path),
  "data-live": liveForms(view),
  "data-numbers": `${view.edition.language}-u-nu-${view.edition.digits}`,
});
