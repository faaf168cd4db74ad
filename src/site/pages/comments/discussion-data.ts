import type { ShownComment } from "../../../comments/thread/shown-comment.js";
import { zonedIso } from "../../../language/dates.js";
import { commentPath, commentsPath, encoded, storyPath } from "../../addresses.js";
import type { View } from "../view.js";
import type { Discussed } from "./discussed.js";
import { firstWords } from "./said.js";

interface Told {
  readonly comment: ShownComment;
  /** Characters of it that the page shows. */
  readonly longest: number;
}

/** A comment as schema.org's `Comment`, saying what the page says of it. */
export const commentData = ({ edition, site }: View, story: Discussed, { comment, longest }: Told): unknown => ({
  "@type": "Comment",
  "@id": site.origin + encoded(commentPath(story, comment.id)),
  url: site.origin + encoded(commentPath(story, comment.id)),
  author: { "@type": "Person", name: comment.name },
  datePublished: zonedIso(edition, comment.at),
  ...(comment.editedAt !== null && { dateModified: zonedIso(edition, comment.editedAt) }),
  text: firstWords(comment.words, longest),
  ...(comment.parent !== null && {
    parentItem: { "@type": "Comment", "@id": site.origin + encoded(commentPath(story, comment.parent)) },
  }),
  ...(comment.respects > 0 && {
    interactionStatistic: {
      "@type": "InteractionCounter",
      interactionType: "https://schema.org/LikeAction",
      userInteractionCount: comment.respects,
    },
  }),
});

interface Discussion {
  /** Comments the whole thread shows. */
  readonly shown: number;
  /** Those that stand on the page. */
  readonly comments: readonly ShownComment[];
  readonly longest: number;
}

/** A page of comments as schema.org's `DiscussionForumPosting` about its story. */
export function discussionData(view: View, story: Discussed, { shown, comments, longest }: Discussion): unknown {
  const { site, edition } = view;
  const url = site.origin + encoded(commentsPath(story));
  const about = site.origin + encoded(storyPath(story));
  return {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    url,
    mainEntityOfPage: url,
    headline: story.headline,
    author: { "@type": "NewsMediaOrganization", name: edition.name, url: `${site.origin}/${edition.id}/` },
    datePublished: zonedIso(edition, story.publishedAt),
    sharedContent: { "@type": "WebPage", url: about },
    commentCount: shown,
    comment: comments
      .filter(({ gone }) => gone === null)
      .map((comment) => commentData(view, story, { comment, longest })),
  };
}
