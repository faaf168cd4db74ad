import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { startReading } from "../../archive/reading.js";
import type { PublicReader } from "../../database/handles.js";
import type { Clock } from "../../kernel/clock.js";
import { escapeMarkup } from "../../kernel/escape.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { storyPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Site } from "../serve/create-site.js";
import { isMedia } from "../serve/media.js";
import type { Baked } from "./bake-record.js";
import { type BakedFiles, codeFile, fileOf, goneFile } from "./baked-files.js";

/** What pages are baked with. */
export interface Oven {
  readonly rows: PublicReader;
  readonly site: Pick<Site, "render" | "media">;
  readonly files: BakedFiles;
  readonly clock: Clock;
  /** Resolves when all that was read so far is on the disk of the database: no page outlives what it tells. */
  readonly settled: () => Promise<void>;
}

/** When a page is tried again that could not be made, or not as it should be, in milliseconds. */
export const again = 10_000;

/** The page that a static server shows where there is none. */
export const lostPage = "404";
/** An address that nothing can have. */
const nowhere = "/-";

export const storyName = (code: StoryCode): string => `story:${code}`;

/** Makes what stands under a name of the record, anew. Null: nothing does any more. */
export async function bakePage(oven: Oven, name: string): Promise<Baked | null> {
  if (name.startsWith("story:")) return bakeStory(oven, Number(name.slice("story:".length)) as StoryCode);
  const page = await oven.site.render(name === lostPage ? nowhere : name);
  if (name === lostPage) return write(oven, page, "404.html");
  if (page.status === 302 || page.status === 301) return write(oven, leading(page), fileOf(name));
  return page.status === 200 ? write(oven, page, fileOf(name)) : null;
}

/** A story on its page, with the way to it by its code; or why it is gone. */
async function bakeStory(oven: Oven, code: StoryCode): Promise<Baked | null> {
  const card = (await cardsByCode(startReading(oven.rows), [code])).get(code);
  const path = card === undefined ? `/${code}` : storyPath(card);
  const page = await oven.site.render(path);
  if (page.status === 410) return write(oven, page, goneFile(String(code)));
  // It moved while we looked: look again.
  if (page.status === 301) return bakeStory(oven, code);
  if (page.status !== 200) return null;
  const baked = await write(oven, page, fileOf(path));
  const [file] = baked.files;
  if (file === undefined) return baked;
  await oven.files.link(codeFile(String(code)), file);
  return { ...baked, files: [file, codeFile(String(code))] };
}

async function write({ files, clock, settled }: Oven, page: Page, file: string | null): Promise<Baked> {
  await settled();
  const text = String(page.body);
  if (file !== null) await files.putText(file, text);
  // A page that the cache would not keep lacks something, such as what the index could not tell.
  const lacks = page.status === 200 && !page.cacheable;
  const facts = lacks ? { ...page.facts, expires: (clock.now() + again) as Instant } : page.facts;
  return { files: file === null ? [] : [file], media: mediaIn(text), facts };
}

/** The pictures, fonts and scripts a page asks for. */
const mediaIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\/media\/[\w./-]+/g)].map(([path]) => path))].filter(isMedia);

/** A static server cannot redirect by itself: a page that leads on at once (HTML, the refresh pragma). */
function leading(page: Page): Page {
  const to = escapeMarkup(page.headers.Location ?? "/");
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${to}</title><link rel="canonical" href="${to}"><meta http-equiv="refresh" content="0; url=${to}"><a href="${to}">${to}</a></html>\n`;
  return { ...page, body };
}
