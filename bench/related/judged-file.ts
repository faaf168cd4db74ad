import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const id = z.union([z.string(), z.number()]).transform(String);

const article = z.object({
  id,
  /** The one event it reports. */
  story: id,
  /** The kind of event: others of the same topic but another story are its twins. */
  topic: id,
  title: z.string(),
  text: z.string(),
  language: z.string().optional(),
});

const text = z.object({ id, title: z.string().optional(), text: z.string(), language: z.string().optional() });
const rating = z.object({ a: id, b: id, rating: z.number() });

export type JudgedArticle = z.output<typeof article>;
export type RatedText = z.output<typeof text>;
export type Rating = z.output<typeof rating>;

/** A file of judgements: articles in clusters, or texts and what people say of the likeness of pairs of them. */
export type JudgedFile =
  | { readonly kind: "clusters"; readonly articles: readonly JudgedArticle[] }
  | { readonly kind: "pairs"; readonly texts: readonly RatedText[]; readonly ratings: readonly Rating[] };

/** Reads JSON lines, gzipped or plain; what cannot be read throws, with its line. */
export function readJudgedFile(path: string): JudgedFile {
  const bytes = readFileSync(path);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return judgedLines(plain.toString("utf8"), path);
}

/** Judgements as JSON lines: `id, story, topic, title, text`, or `id, text` and `a, b, rating`. */
export function judgedLines(lines: string, name: string): JudgedFile {
  const all = lines
    .split("\n")
    .map((line, at) => ({ line: line.trim(), where: `${name}, line ${at + 1}` }))
    .filter(({ line }) => line !== "")
    .map(({ line, where }) => ({ value: parsed(line, where), where }));
  if (all.length === 0) throw new Error(`${name} has no lines.`);
  if (!all.some(({ value }) => has(value, "rating")))
    return { kind: "clusters", articles: all.map((one) => shaped(article, one)) };
  const texts = all.filter(({ value }) => !has(value, "rating")).map((one) => shaped(text, one));
  const ratings = all.filter(({ value }) => has(value, "rating"));
  return { kind: "pairs", texts, ratings: ratings.map((one) => known(shaped(rating, one), texts, one.where)) };
}

const has = (value: unknown, key: string): boolean => typeof value === "object" && value !== null && key in value;

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${where}: this is not JSON. Each line is one object.`);
  }
}

function shaped<T>(shape: z.ZodType<T>, { value, where }: { readonly value: unknown; readonly where: string }): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${where}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "is not as it should be"}`);
}

function known(one: Rating, texts: readonly RatedText[], where: string): Rating {
  for (const each of [one.a, one.b])
    if (!texts.some((text) => text.id === each)) throw new Error(`${where}: there is no text "${each}".`);
  return one;
}
