import { cleanLine } from "../../kernel/clean-text.js";
import type { IncomingBlock, IncomingPicture } from "../incoming.js";
import { attribute } from "../markup/tree.js";
import type { ParsedPage } from "./parsed-page.js";

export interface PlacedPictures {
  readonly lead: IncomingPicture | null;
  readonly body: readonly IncomingBlock[];
  /** What cannot be taken, as sentences. */
  readonly missed: readonly string[];
}

/** A picture that was saved with the page lies beside it, or inside it; one that lies in the network is not fetched. */
const isHere = (source: string): boolean =>
  source.startsWith("data:image/") || (!/^[a-z][a-z0-9+.-]*:/i.test(source) && !source.startsWith("/"));

/** The page's pictures that came with it: the lead by the name the data gives, the others where they stand in the body. */
export function placePictures(page: ParsedPage, body: readonly IncomingBlock[], wanted: string | null): PlacedPictures {
  const missed: string[] = [];
  const saved = savedByName(page);
  const kept = body.flatMap((block): readonly IncomingBlock[] => {
    if (block.kind !== "picture") return [block];
    const source = hereOf(block.picture.source, saved);
    if (source === null) missed.push(`picture ${block.picture.source.slice(0, 200)} (it was not saved with the page)`);
    return source === null ? [] : [{ kind: "picture", picture: { ...block.picture, source } }];
  });
  const lead = leadOf(kept, saved, wanted);
  if (wanted !== null && lead === null) missed.push(`picture ${wanted.slice(0, 200)} (it was not saved with the page)`);
  return {
    lead,
    body: kept.filter((block) => block.kind !== "picture" || block.picture.source !== lead?.source),
    missed: [...new Set(missed)],
  };
}

interface SavedPicture {
  readonly source: string;
  readonly alt: string;
}

function savedByName({ elements }: ParsedPage): ReadonlyMap<string, SavedPicture> {
  const saved = new Map<string, SavedPicture>();
  for (const one of elements) {
    const source = one.tagName === "img" ? decoded(attribute(one, "src") ?? "") : "";
    if (source === "" || !isHere(source)) continue;
    const name = source.startsWith("data:") ? source : fileName(source);
    if (!saved.has(name)) saved.set(name, { source, alt: cleanLine(attribute(one, "alt") ?? "") });
  }
  return saved;
}

const hereOf = (source: string, saved: ReadonlyMap<string, SavedPicture>): string | null =>
  isHere(source) ? decoded(source) : (saved.get(fileName(source))?.source ?? null);

/** The picture the page's data names, if it was saved; else the first of the body. */
function leadOf(
  body: readonly IncomingBlock[],
  saved: ReadonlyMap<string, SavedPicture>,
  wanted: string | null,
): IncomingPicture | null {
  const source = wanted === null ? null : hereOf(wanted, saved);
  const inBody = body.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
  const same = inBody.find((picture) => picture.source === source);
  if (same !== undefined) return same;
  if (source === null) return inBody[0] ?? null;
  return { source, alt: saved.get(fileName(source))?.alt ?? "", caption: null, credit: null };
}

const fileName = (source: string): string =>
  decoded(source.split(/[?#]/)[0] ?? "")
    .split("/")
    .at(-1) ?? "";

function decoded(source: string): string {
  if (source.startsWith("data:")) return source;
  try {
    return decodeURIComponent(source).replace(/^\.\//, "");
  } catch {
    return source;
  }
}
