import { type KeptPage, keepPage } from "../cache/kept-page.js";
import type { Address } from "../cache/normal-address.js";
import type { Page } from "../cache/page.js";
import type { PageCache } from "../cache/page-cache.js";
import { retryLater } from "../cache/retry-later.js";
import { troublePage } from "../routes/notices.js";
import type { SiteContext } from "../routes/site-context.js";
import type { Found } from "../routes/table.js";
import { renderPage } from "./render-page.js";

/** A page to be made: its key in the cache, its address, its route. */
export interface Making {
  readonly key: string;
  readonly address: Address;
  readonly found: Found;
}

export interface PageMaker {
  /** The page of an address, made anew, once for all who ask at the same time. */
  make(making: Making): Promise<KeptPage>;
  /** A page that is not kept, such as a refusal. */
  unkept(page: Page): KeptPage;
}

interface MakerParts {
  readonly site: SiteContext;
  readonly cache: PageCache;
  readonly changeMark: () => number;
  readonly headers: readonly string[];
  readonly onRender: (route: string, milliseconds: number) => void;
}

/** Pages being made at once, beyond which the house says that it is full rather than fall over. */
const mostAtOnce = 500;

export function createPageMaker(parts: MakerParts): PageMaker {
  const making = new Map<string, Promise<KeptPage>>();
  const unkept = (page: Page): KeptPage => keepPage(page, parts.headers, () => undefined);
  return {
    unkept,
    make(one) {
      // Never one begun before a change that its reader may know of: the mark is part of the name.
      const turn = `${parts.changeMark()} ${one.key}`;
      const under = making.get(turn);
      if (under !== undefined) return under;
      if (making.size >= mostAtOnce)
        return Promise.resolve(unkept(retryLater(troublePage(parts.site, 503, ["tooMany", "tooManyHelp"]), 5)));
      const fresh = render(parts, one, unkept).finally(() => making.delete(turn));
      making.set(turn, fresh);
      return fresh;
    },
  };
}

async function render(
  { site, cache, onRender }: MakerParts,
  { key, address, found }: Making,
  unkept: PageMaker["unkept"],
): Promise<KeptPage> {
  const ticket = cache.begin();
  const started = performance.now();
  try {
    const page = await renderPage(site, address, found);
    onRender(found.route.name, performance.now() - started);
    return cache.put(ticket, key, page);
  } catch (error) {
    site.onTrouble(error);
    return unkept(troublePage(site, 500, ["broken", "brokenHelp"]));
  }
}
