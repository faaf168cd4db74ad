export type Format = "ninjs" | "html" | "page-text";

const byName: readonly [RegExp, Format][] = [
  [/\.(ninjs|jsonl|ndjson|json)(\.gz)?$/i, "ninjs"],
  [/\.(html?|xhtml)$/i, "html"],
  [/\.txt$/i, "page-text"],
];

/** What a source is, by its first bytes before its name; null where neither tells. */
export function detectFormat(name: string, head: Uint8Array): Format | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return "ninjs";
  const start = Buffer.from(head.subarray(0, 512))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart()
    .toLowerCase();
  if (start.startsWith("{")) return "ninjs";
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) return "html";
  const named = byName.find(([pattern]) => pattern.test(name));
  if (named !== undefined) return named[1];
  return start === "" ? null : "page-text";
}
