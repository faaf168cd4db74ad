import type { Revision } from "./revision.js";

type Said = "edition" | "section" | "sectionName" | "language" | "slug" | "headline";

/** A revision in which nothing is said beyond what none goes without. */
export const nothingSaid: Omit<Revision, Said> = {
  ...{ kicker: null, standfirst: null, body: [], byline: null, agency: null, place: null, picture: null },
  ...{ topics: [], people: [], places: [], organisations: [], pinned: [], banned: [], featured: [] },
  ...{ translationOf: null, dated: null, updatedElsewhere: null, correctedElsewhere: [], embargo: null },
  sourceUri: null,
};
