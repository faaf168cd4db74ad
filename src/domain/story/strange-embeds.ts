import { allowedEmbed } from "./allowed-embed.js";
import type { Revision } from "./revision.js";
import { safeHref } from "./safe-href.js";

/** An embed of a kind that may not be put into a story, and where in the body it stands. */
export interface StrangeEmbed {
  readonly place: number;
  readonly url: string;
}

/** Every embed that is not of an allowed kind, its address in the form in which copies keep it. */
export const strangeEmbeds = ({ body }: Pick<Revision, "body">): readonly StrangeEmbed[] =>
  body.flatMap((block, place) =>
    block.kind !== "embed" || allowedEmbed(block.url) ? [] : [{ place, url: safeHref(block.url) ?? block.url }],
  );
