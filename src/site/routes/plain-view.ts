import { startReading } from "../../archive/reading.js";
import type { PublicEdition } from "../../archive/shapes.js";
import { parseEditionId } from "../../kernel/ids.js";
import { defaultEdition, editionOfLanguage } from "../../language/edition-defaults.js";
import { type View, viewOf } from "../pages/view.js";
import type { Ask } from "./ask.js";
import type { SiteContext } from "./site-context.js";

/** A view for pages outside an edition: the one the address begins with, else the first, else a bare one in English. */
export async function viewFor({ site, reading, path }: Pick<Ask, "site" | "reading" | "path">): Promise<View> {
  const editions = await site.registry.all(reading);
  const named = parseEditionId(path.split("/")[1]);
  const edition = editions.find(({ id }) => id === named) ?? editions[0] ?? bareEdition;
  return viewOf({ site, reading, edition, editions });
}

/** A view that asks the archive nothing, for when it cannot answer. */
export const bareView = (site: SiteContext): View =>
  viewOf({ site, reading: startReading(site.rows), edition: bareEdition, editions: [] });

const bareEdition: PublicEdition = { ...defaultEdition(editionOfLanguage("en"), "en"), sections: [] };
