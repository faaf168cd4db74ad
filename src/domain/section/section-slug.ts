import type { Slug } from "../../kernel/ids.js";

/** Words that stand in a section's place in the addresses of an edition. */
const reserved = new Set(["archive", "topic", "search", "corrections"]);

/** A slug that can stand where a section's does: a word of the house's own, or a number (a story code), is set apart. */
export const sectionSlug = (slug: Slug): Slug =>
  reserved.has(slug) || /^\d+$/.test(slug) ? (`section-${slug}` as Slug) : slug;
