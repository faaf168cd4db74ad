import type { PublicStory } from "../../archive/shapes.js";
import { zonedIso } from "../../language/dates.js";
import { commentsPath, encoded, storyPath } from "../addresses.js";
import { commentData } from "./comments/discussion-data.js";
import { longestUnderStory, type ThreadParts } from "./comments/thread-section.js";
import type { SocialImage } from "./document.js";
import { sectionName, type View } from "./view.js";

interface ArticleParts {
  readonly image: SocialImage;
  readonly thread: ThreadParts | null;
}

/** The story as schema.org's `NewsArticle`, saying what the page says and no more. */
export function newsArticle(view: View, story: PublicStory, { image, thread }: ArticleParts): unknown {
  const { edition, site } = view;
  const url = site.origin + encoded(storyPath(story));
  const changed = [story.updatedAt ?? 0, ...story.notes.map(({ at }) => at)].reduce((a, b) => Math.max(a, b), 0);
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    mainEntityOfPage: url,
    url,
    identifier: String(story.code),
    headline: story.headline,
    ...(story.kicker !== null && { alternativeHeadline: story.kicker }),
    ...(story.standfirst !== null && { description: story.standfirst }),
    datePublished: zonedIso(edition, story.publishedAt),
    dateModified: zonedIso(edition, changed === 0 ? story.publishedAt : (changed as typeof story.publishedAt)),
    inLanguage: story.language,
    articleSection: sectionName(view, story.section),
    ...(story.topics.length > 0 && { keywords: story.topics.map(({ name }) => name) }),
    image: { "@type": "ImageObject", url: site.origin + image.path, width: image.width, height: image.height },
    author: authorOf(view, story),
    publisher: { "@type": "NewsMediaOrganization", name: edition.name, url: `${site.origin}/${edition.id}/` },
    ...(story.place !== null && { dateline: story.place, locationCreated: { "@type": "Place", name: story.place } }),
    ...(story.notes.length > 0 && { correction: story.notes.map(correctionOf(view)) }),
    ...(thread !== null && thread.shown > 0 && discussion(view, story, thread)),
    isAccessibleForFree: true,
  };
}

/** What the page says of the story's comments: how many there are, where, and those that stand on it. */
const discussion = (view: View, story: PublicStory, { shown, newest }: ThreadParts): object => ({
  commentCount: shown,
  discussionUrl: `${view.site.origin}${encoded(commentsPath(story))}`,
  comment: newest
    .filter(({ gone }) => gone === null)
    .map((comment) => commentData(view, story, { comment, longest: longestUnderStory })),
});

function authorOf({ edition }: View, { byline, agency }: PublicStory): unknown {
  if (byline !== null) return { "@type": "Person", name: byline };
  return { "@type": "Organization", name: agency ?? edition.name };
}

const correctionOf =
  ({ edition }: View) =>
  ({ at, note }: PublicStory["notes"][number]): unknown => ({
    "@type": "CorrectionComment",
    datePublished: zonedIso(edition, at),
    text: note,
  });
