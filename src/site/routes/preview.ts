import { previewStory } from "../../archive/preview-story.js";
import { startReading } from "../../archive/reading.js";
import type { PublicVersion } from "../../domain/story/life.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { Page } from "../cache/page.js";
import { viewOf } from "../pages/view.js";
import { editionFor, type SiteContext } from "./site-context.js";
import { showStory } from "./story.js";

/** The reader's own page of a version that is not public; null where its edition is not there. */
export async function previewPage(site: SiteContext, code: StoryCode, version: PublicVersion): Promise<Page | null> {
  const reading = startReading(site.rows);
  const found = await editionFor(site, reading, version.revision.edition);
  if (found === null) return null;
  const page = await showStory(viewOf({ site, reading, ...found }), previewStory(code, version, found.edition));
  return { ...page, cacheable: false };
}
