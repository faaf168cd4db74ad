import { editions } from "../../archive/questions/editions.js";
import { startReading } from "../../archive/reading.js";
import type { PublicEdition } from "../../archive/shapes.js";
import { may } from "../../domain/person/may.js";
import { type Permission, permissions } from "../../domain/person/permissions.js";
import { because } from "../../domain/refusal/refusal.js";
import { type Instant, parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { ok } from "../../kernel/result.js";
import { dayStart, isoDayOf } from "../../language/dates.js";
import { latinDigits } from "../../language/digits.js";
import {
  type EditionDay,
  type ListCursor,
  type ListName,
  listNames,
  listStories,
} from "../../newsroom/desk/list-stories.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { readQuery } from "../../search/read-query.js";
import { shownEdition } from "../shown.js";
import type { DeskDoors, DeskHouse } from "./desk-house.js";
import { shownRow } from "./shown-at-desk.js";

const pageLength = 100;
const mostBegun = 20;

/** Who asks and what they find: the desk's own data and its lists. */
export const listDoors: Pick<DeskDoors, "me" | "listStories"> = {
  me: {
    looks: async ({ press }, { asker, signedIn, at }) => {
      const { reader, publicReader } = press.database;
      const people = await reader.selectFrom("person").select(["id", "name", "dismissed_at"]).orderBy("name").execute();
      const names = Object.keys(permissions) as Permission[];
      const answers = names.map((name) => {
        const answer = may({ roles: asker.roles, own: true }, name);
        return [name, answer.ok ? null : answer.error] as const;
      });
      return ok({
        id: asker.actor.slice(asker.actor.indexOf(":") + 1),
        name: signedIn?.person.name ?? asker.actor,
        roles: [...asker.roles],
        may: Object.fromEntries(answers),
        permissions: names.map((name) => ({ name, sentence: permissions[name].sentence })),
        editions: (await editions(startReading(publicReader))).map(shownEdition),
        people: people.map(({ id, name, dismissed_at }) => ({ id, name, dismissed: dismissed_at !== null })),
        now: at,
      });
    },
  },
  listStories: {
    looks: async ({ press, index }, { asker, query, at }) => {
      const list = (query.list ?? "queue") as ListName;
      if (!listNames.includes(list))
        return refuse("unreadable", because("no-list", { list, lists: listNames.join(", ") }));
      const { edition, section, topic, stage, words } = query;
      const person = query.person === undefined ? undefined : `person:${query.person}`;
      const found = await listStories(press.database.reader, {
        ...{ list, actor: asker.actor, edition, section, topic, stage, words, person },
        codes: await foundByIndex({ press, index }, { list, edition, words }),
        days: query.today === undefined ? undefined : await today(press, at),
        after: parseCursor(query.after),
        limit: pageLength,
      });
      return ok({ stories: found.rows.map(shownRow), next: found.next === null ? null : cursorText(found.next) });
    },
  },
};

/** Lists that hold the whole archive find words by its index; the short ones look at their headlines. */
async function foundByIndex(
  { press, index }: Pick<DeskHouse, "press" | "index">,
  { list, edition, words }: { list: ListName; edition: string | undefined; words: string | undefined },
): Promise<readonly number[] | undefined> {
  if (words === undefined || (list !== "all" && list !== "published")) return undefined;
  const code = parseStoryCode(latinDigits(words.trim()));
  const all = await editions(startReading(press.database.publicReader));
  const wanted = all.filter(({ id }) => edition === undefined || id === edition);
  const now = press.clock.now();
  const hits = await Promise.all(wanted.map((one) => soughtIn(index, one, { words, now })));
  return [...new Set([...(code === null ? [] : [code]), ...hits.flat()])];
}

/** The newest that a line asks for, in the readers' language of search, and those whose headlines go on as it begins. */
async function soughtIn(
  index: DeskHouse["index"],
  edition: PublicEdition,
  { words, now }: { readonly words: string; readonly now: Instant },
): Promise<readonly StoryCode[]> {
  const { id, language } = edition;
  const { text, narrowing, rest } = readQuery(words, edition);
  const [{ codes }, begun] = await Promise.all([
    index.search({
      ...{ edition: id, language, text, narrowing, now },
      ...{ sort: "newest", uncounted: true, limit: pageLength, offset: 0 },
    }),
    rest === "" ? index.complete({ edition: id, language, text: words, now, limit: mostBegun }) : [],
  ]);
  return [...codes, ...begun];
}

const anyHourOfTheNext = 36 * 60 * 60 * 1000;

/** Today as each edition counts it, by its own time zone. */
async function today({ database }: DeskHouse["press"], at: Instant): Promise<readonly EditionDay[]> {
  const all = await editions(startReading(database.publicReader));
  return all.map((edition) => {
    const from = dayStart(edition, isoDayOf(edition, at));
    const until = dayStart(edition, isoDayOf(edition, (from + anyHourOfTheNext) as Instant));
    return { edition: edition.id, from, until };
  });
}

const cursorText = ({ moment, code }: ListCursor): string => `${moment}.${code}`;

function parseCursor(text: string | undefined): ListCursor | undefined {
  const [moment, code] = (text ?? "").split(".").map(Number);
  return Number.isSafeInteger(moment) && Number.isSafeInteger(code)
    ? { moment: moment as number, code: code as number }
    : undefined;
}
