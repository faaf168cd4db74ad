import { arrangeSlots } from "../../archive/arrange-front.js";
import type { DeskFront, FrontSetting } from "../../contract/desk-shapes.js";
import type { Reader } from "../../database/handles.js";
import type { Front } from "../../domain/front/front.js";
import { because } from "../../domain/refusal/refusal.js";
import { lineOrNull } from "../../domain/story/normal-body.js";
import {
  type EditionId,
  type Instant,
  parseEditionId,
  parseInstant,
  type Slug,
  type StoryCode,
} from "../../kernel/ids.js";
import { err, ok } from "../../kernel/result.js";
import { parseSlug } from "../../kernel/slug.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { arrangeAtDesk, frontEtag } from "../../newsroom/fronts/arrange-at-desk.js";
import { curatedAt, frontHistory } from "../../newsroom/fronts/curated-at.js";
import { frontAt } from "../../newsroom/fronts/front-at.js";
import { publicAt } from "../../newsroom/fronts/public-at.js";
import { readEditions } from "../../newsroom/read-editions.js";
import type { DeskDoors } from "./desk-house.js";
import { shownRow } from "./shown-at-desk.js";

const historyLength = 50;
const topShown = 12;

/** Which front a request is about; null for an edition that cannot be. */
function whoseFront(
  edition: string | undefined,
  section: string | undefined,
): Pick<Front, "edition" | "section"> | null {
  const id = parseEditionId(edition);
  const slug = section === undefined || section === "" ? null : parseSlug(section);
  if (id === null) return null;
  return slug === null ? { edition: id } : { edition: id, section: slug };
}

const missing = () => refuse("missing", because("no-front"));

/** The fronts: what is set, how it looks at any minute, how it was set before. */
export const frontDoors: Pick<DeskDoors, "openFront" | "setFront" | "frontHistory"> = {
  openFront: {
    looks: async ({ press }, { params, query, at }) => {
      const whose = whoseFront(params.edition, query.section);
      const moment = parseInstant(Number(query.at)) ?? at;
      const shown =
        whose === null ? null : await shownFront(press.database.reader, { whose, at: query.at ? moment : at });
      return shown === null ? missing() : ok(shown);
    },
  },
  setFront: {
    changes: async (tx, _house, { asker, at, params, body, seen }) => {
      const whose = whoseFront(params.edition, body.section);
      if (whose === null) return missing();
      const set = await arrangeAtDesk(tx, { asker, at, seen, front: frontFrom(whose, body) });
      if (!set.ok) return err(set.error);
      const shown = await shownFront(tx.rows, { whose, at });
      return shown === null ? missing() : ok(shown);
    },
  },
  frontHistory: {
    looks: async ({ press }, { params, query }) => {
      const whose = whoseFront(params.edition, query.section);
      if (whose === null) return missing();
      const entries = await frontHistory(press.database.reader, whose, historyLength);
      return ok({ entries: entries.map(({ front, ...entry }) => ({ ...entry, front: settingOf(front) })) });
    },
  },
};

interface FrontAsk {
  readonly whose: Pick<Front, "edition" | "section">;
  readonly at: Instant;
}

async function shownFront(reader: Reader, { whose, at }: FrontAsk): Promise<DeskFront | null> {
  const edition = (await readEditions(reader)).get(whose.edition);
  if (edition === undefined) return null;
  const front = await curatedAt(reader, whose, at);
  const top = await topOf(reader, { whose, at, front, edition });
  const codes = [...new Set([...front.slots, ...front.featured])];
  const rows =
    codes.length === 0 ? [] : await reader.selectFrom("story_state").selectAll().where("code", "in", codes).execute();
  const own = new Set<StoryCode>(front.slots);
  return {
    front: settingOf(front),
    etag: frontEtag(await curatedAt(reader, whose, Number.MAX_SAFE_INTEGER)),
    rows: rows.map(shownRow),
    top: top.map(({ code, headline }) => ({ code, headline, byEditor: own.has(code) })),
  };
}

async function topOf(
  reader: Reader,
  {
    whose,
    at,
    front,
    edition,
  }: FrontAsk & { readonly front: Front; readonly edition: Parameters<typeof publicAt>[1]["edition"] },
) {
  if (whose.section === undefined) {
    const { view } = await frontAt(reader, { edition, at });
    return [...(view.lead === null ? [] : [view.lead]), ...view.seconds];
  }
  const all = await publicAt(reader, { edition, at, also: front.slots });
  const filling = all.filter(({ section }) => section === whose.section);
  const cards = new Map(all.map((card) => [card.code, card]));
  return arrangeSlots({ curated: front, at, cards, filling }, topShown);
}

/** A front as the contract has it: what is on the wire may be changed by whoever gets it, so it is a copy. */
function settingOf({ edition: _edition, ...front }: Front): FrontSetting {
  return structuredClone(front) as unknown as FrontSetting;
}

function frontFrom({ edition, section }: { edition: EditionId; section?: Slug }, body: FrontSetting): Front {
  const standing = new Set(body.slots.map(String));
  const settings = Object.fromEntries(
    Object.entries(body.settings ?? {}).flatMap(([code, setting]) => {
      const { headline, ...rest } = setting;
      const words = lineOrNull(headline);
      const kept = { ...rest, ...(words !== null && { headline: words }) };
      return standing.has(code) && Object.keys(kept).length > 0 ? [[code, kept]] : [];
    }),
  );
  const { banner, fill } = body;
  const fillFrom = { ...(fill?.section && { section: fill.section }), ...(fill?.topic && { topic: fill.topic }) };
  return {
    edition,
    ...(section !== undefined && { section }),
    slots: body.slots as readonly number[] as readonly StoryCode[],
    featured: body.featured as readonly number[] as readonly StoryCode[],
    ...(Object.keys(settings).length > 0 && { settings: settings as unknown as NonNullable<Front["settings"]> }),
    ...(banner !== undefined && {
      banner: { ...banner, text: banner.text.trim() } as unknown as NonNullable<Front["banner"]>,
    }),
    ...(Object.keys(fillFrom).length > 0 && { fill: fillFrom as NonNullable<Front["fill"]> }),
  };
}
