import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import type { GoneStory, StoryCard } from "../../archive/shapes.js";
import type { Slug, StoryCode } from "../../kernel/ids.js";
import { dateline } from "../../language/dates.js";
import { localDigits } from "../../language/digits.js";
import type { MessageKey } from "../../language/messages/en.js";
import type { Page } from "../cache/page.js";
import { htmlPage } from "../pages/html-page.js";
import { NoticeMain } from "../pages/notice-page.js";
import { type View, viewOf } from "../pages/view.js";
import type { Ask } from "./ask.js";
import { bareView, viewFor } from "./plain-view.js";
import type { SiteContext } from "./site-context.js";

const nearestShown = 6;
/** Words of an address that are worth looking for. */
const longestSought = 200;

/** 404: a search box with the address's words in it, and the stories whose words are nearest. */
export async function notFound(ask: Ask): Promise<Page> {
  const view = await viewFor(ask);
  const words = wordsOf(ask.path);
  const nearest = words === "" ? [] : await nearestTo(view, words);
  const { say } = view;
  const main = (
    <NoticeMain view={view} title={say("notFound")} lines={[say("notFoundHelp")]} words={words} nearest={nearest} />
  );
  return htmlPage(view, { head: noticeHead(say("notFound"), view), main }, 404);
}

async function nearestTo(view: View, words: string): Promise<readonly StoryCard[]> {
  const { site, edition, reading } = view;
  try {
    const near = await site.index.related({
      code: 0 as StoryCode,
      edition: edition.id,
      section: "" as Slug,
      language: edition.language,
      publishedAt: site.clock.now(),
      headline: words,
      standfirst: "",
      body: "",
      limit: nearestShown,
      unfolded: true,
    });
    const codes = near.map(({ code }) => code);
    const cards = await cardsByCode(reading, codes);
    return codes.flatMap((code) => cards.get(code) ?? []);
  } catch (error) {
    site.onTrouble(error);
    return [];
  }
}

/** What an address says in words: its last part, without the edition, numbers and hyphens. */
const wordsOf = (path: string): string =>
  path
    .split("/")
    .slice(2)
    .filter((part) => !/^\d+$/.test(part))
    .join(" ")
    .replace(/[^\p{L}\p{M}\p{N}\u200c]+/gu, " ")
    .trim()
    .slice(0, longestSought);

/** 410: what happened to the story, when, and why, in the newsroom's public words. */
export async function gonePage(ask: Ask, gone: GoneStory): Promise<Page> {
  const plain = await viewFor(ask);
  const own = plain.editions.find(({ id }) => id === gone.edition);
  const view = own === undefined ? plain : viewOf({ ...plain, edition: own });
  ask.reading.sawEdition(view.edition.id);
  const { say } = view;
  const when = dateline(view.edition, gone.at);
  const lines = [
    say(gone.kind === "killed" ? "goneKilled" : "goneTakenDown", { when }),
    say("goneReason", { reason: gone.reason }),
  ];
  const main = (
    <NoticeMain
      view={view}
      title={say("gone")}
      lines={[...lines, `${say("storyCode")} : ${localDigits(String(gone.code), view.edition.digits)}`]}
      words=""
    />
  );
  return { ...htmlPage(view, { head: noticeHead(say("gone"), view), main }, 410), cacheable: true };
}

/** A refusal or a failure, told without asking the archive. */
export function troublePage(
  site: SiteContext,
  status: 400 | 429 | 500 | 503,
  [title, help]: readonly [MessageKey, MessageKey],
): Page {
  const view = bareView(site);
  const { say } = view;
  const main = <NoticeMain view={view} title={say(title)} lines={[say(help)]} words={null} />;
  return htmlPage(view, { head: noticeHead(say(title), view), main }, status);
}

const noticeHead = (title: string, view: View) => ({
  title: `${title} · ${view.edition.name}`,
  description: null,
  canonical: null,
});
