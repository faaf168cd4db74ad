import type { ArchiveReading } from "../../archive/reading.js";
import type { PublicEdition } from "../../archive/shapes.js";
import { interfaceLanguage, type Speaker, speakerOf } from "../../language/speak.js";
import type { SiteContext } from "../routes/site-context.js";

/** What every page is made with: the edition it stands in, its voice, and the reading that notes what it hangs on. */
export interface View {
  readonly site: SiteContext;
  readonly reading: ArchiveReading;
  readonly edition: PublicEdition;
  readonly editions: readonly PublicEdition[];
  readonly say: Speaker;
  /** BCP 47, of the words the interface says. */
  readonly spoken: string;
}

export const viewOf = (parts: Omit<View, "say" | "spoken">): View => ({
  ...parts,
  say: speakerOf(parts.edition),
  spoken: interfaceLanguage(parts.edition),
});

export const sectionName = ({ edition }: Pick<View, "edition">, slug: string): string =>
  edition.sections.find((section) => section.slug === slug)?.name ?? slug;
