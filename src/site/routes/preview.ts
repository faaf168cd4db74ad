import { previewStory } from "../../archive/preview-story.js";
import { startReading } from "../../archive/reading.js";
import type { FrontView } from "../../archive/shapes.js";
import type { PublicVersion } from "../../domain/story/life.js";
import type { EditionId, StoryCode } from "../../kernel/ids.js";
import type { Page } from "../cache/page.js";
import { viewOf } from "../pages/view.js";
import { frontPage } from "./front.js";
import { freshFindings } from "./kept-findings.js";
import { editionFor, type SiteContext } from "./site-context.js";
import { showStory } from "./story.js";

/**
 * The reader's own page of a version that is not public; null where its edition is not there. What is related to its
 * words is remembered nowhere, or the public page would tell of them.
 */
export async function previewPage(open: SiteContext, code: StoryCode, version: PublicVersion): Promise<Page | null> {
  const site: SiteContext = { ...open, findings: freshFindings(open.index) };
  const reading = startReading(site.rows);
  const found = await editionFor(site, reading, version.revision.edition);
  if (found === null) return null;
  const page = await showStory(viewOf({ site, reading, ...found }), previewStory(code, version, found.edition), null);
  return { ...page, cacheable: false };
}

/** The page of a front that is laid out for another minute than this one. */
export async function previewFront(site: SiteContext, id: EditionId, front: FrontView): Promise<Page | null> {
  const reading = startReading(site.rows);
  const found = await editionFor(site, reading, id);
  return found === null ? null : { ...frontPage(viewOf({ site, reading, ...found }), front), cacheable: false };
}
