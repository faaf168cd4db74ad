import { startReading } from "../../archive/reading.js";
import type { Address } from "../cache/normal-address.js";
import type { Page } from "../cache/page.js";
import { redirect } from "../routes/redirect.js";
import type { SiteContext } from "../routes/site-context.js";
import type { Found } from "../routes/table.js";

/** Makes the page of an address, asking the archive. */
export async function renderPage(site: SiteContext, address: Address, { route, params }: Found): Promise<Page> {
  const path = readablePath(address);
  const wrongSlash = address.slash !== route.slash && address.segments.length > 0 && route.pattern.length > 0;
  if (wrongSlash) return redirect(route.slash ? `${path}/` : path.slice(0, -1));
  return route.answer({ site, reading: startReading(site.rows), params, query: address.query, path });
}

const readablePath = ({ segments, slash }: Address): string =>
  `/${segments.join("/")}${slash && segments.length > 0 ? "/" : ""}`;
