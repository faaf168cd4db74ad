import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { featuredBeside } from "../../archive/questions/featured.js";
import { goneStory } from "../../archive/questions/gone.js";
import { type Finding, relatedLength, relatedTo } from "../../archive/questions/related.js";
import { type FoundStory, storyByCode } from "../../archive/questions/story-by-code.js";
import { translations } from "../../archive/questions/translations.js";
import { searchDocument } from "../../archive/search-document.js";
import type { PublicStory, StoryCard, Translation } from "../../archive/shapes.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { zonedIso } from "../../language/dates.js";
import { widthsFor } from "../../media/variant-widths.js";
import { picturePath, socialCardPath, storyPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { ThreadParts } from "../pages/comments/thread-section.js";
import type { Head, SocialImage } from "../pages/document.js";
import { htmlPage } from "../pages/html-page.js";
import { newsArticle } from "../pages/news-article.js";
import { StoryMain } from "../pages/story-page.js";
import { sectionName, type View } from "../pages/view.js";
import type { Ask, EditionAsk } from "./ask.js";
import { gonePage, notFound } from "./notices.js";
import { redirect } from "./redirect.js";
import { threadUnder } from "./thread-of.js";

/** `/971280`, for ever: the story's own address, or why it is gone. */
export async function storyByItsCode(ask: Ask): Promise<Page> {
  const code = parseStoryCode(ask.params.code);
  if (code === null) return notFound(ask);
  const card = (await cardsByCode(ask.reading, [code])).get(code);
  if (card !== undefined) return redirect(storyPath(card), ask.reading.facts());
  const gone = await goneStory(ask.reading, code);
  return gone === null ? notFound(ask) : gonePage(ask, gone);
}

/** `/en/971280/slug`: the page, when edition and slug are right; else the way to it. */
export async function storyPage(ask: EditionAsk): Promise<Page> {
  const code = parseStoryCode(ask.params.code);
  if (code === null) return notFound(ask);
  const found = await storyByCode(ask.reading, code);
  if (found === null) return storyByItsCode(ask);
  const path = storyPath(found.story);
  if (path !== ask.path) return redirect(path, ask.reading.facts());
  return showStory(ask.view, found, await threadUnder(ask.view, found.story));
}

/** A story's page, of what the archive has or, with no thread, of what a preview pretends it has. */
export async function showStory(
  view: View,
  { story, pinned, banned, featured: own, translationGroup }: FoundStory,
  thread: ThreadParts | null,
): Promise<Page> {
  const { reading } = view;
  const { findings, sound } = await findRelated(view, story);
  const related = await relatedTo(reading, story, { pinned, banned, findings });
  const featured = await featuredBeside(reading, story, own);
  const versions = await translations(reading, translationGroup, story.code);
  const main = <StoryMain view={view} parts={{ story, related, featured, translations: versions, thread }} />;
  const head = headOf(view, { story, versions, thread });
  const discussed = thread === null ? {} : ({ islands: ["comments"], style: "comments" } as const);
  const page = htmlPage(view, { head, section: story.section, ...discussed, main });
  return { ...page, cacheable: page.cacheable && sound };
}

/** What the engine finds; a page without it is still a page, but is not kept. */
async function findRelated(
  { site }: View,
  story: PublicStory,
): Promise<{ findings: readonly Finding[]; sound: boolean }> {
  try {
    const asked = searchDocument(story);
    return { findings: await site.findings.find({ ...asked, limit: relatedLength * 2 }), sound: true };
  } catch (error) {
    site.onTrouble(error);
    return { findings: [], sound: false };
  }
}

interface Headed {
  readonly story: PublicStory;
  readonly versions: readonly Translation[];
  readonly thread: ThreadParts | null;
}

function headOf(view: View, { story, versions, thread }: Headed): Head {
  const image = socialImage(story);
  const { edition } = view;
  const own = { language: story.language, path: storyPath(story) };
  return {
    title: story.headline,
    description: story.standfirst ?? (story.teaser === "" ? null : story.teaser),
    canonical: storyPath(story),
    alternates:
      versions.length === 0 ? [] : [own, ...versions.map((one) => ({ language: one.language, path: storyPath(one) }))],
    linkedData: newsArticle(view, story, { image, thread }),
    social: {
      type: "article",
      image,
      tags: [
        ["article:published_time", zonedIso(edition, story.publishedAt)],
        ...(story.updatedAt === null ? [] : [["article:modified_time", zonedIso(edition, story.updatedAt)] as const]),
        ["article:section", sectionName(view, story.section)],
        ...story.topics.map(({ name }) => ["article:tag", name] as const),
      ],
    },
  };
}

/** The story's picture as social sites show it, or the card drawn for it. */
function socialImage(story: StoryCard): SocialImage {
  const { picture } = story;
  if (picture === null) {
    const version = story.updatedAt ?? story.publishedAt;
    return { path: socialCardPath(story.code, version), width: 1200, height: 630, alt: story.headline };
  }
  const width =
    widthsFor(picture.width)
      .filter((one) => one <= 1280)
      .at(-1) ?? picture.width;
  const height = Math.round((picture.height * width) / picture.width);
  return { path: picturePath(picture, width, "jpg"), width, height, alt: picture.alt };
}
