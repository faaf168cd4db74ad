import { type Front, standingSlots } from "../domain/front/front.js";
import type { Section } from "../domain/section/section.js";
import type { Instant, StoryCode } from "../kernel/ids.js";
import type { FrontCard, FrontView, StoryCard } from "./shapes.js";

/** The lead and the seconds. */
export const topPlaces = 5;
export const latestShown = 12;
export const perColumn = 5;

/** What a front is laid out from: what editors set, and the stories there are at that moment. */
export interface FrontStock {
  readonly curated: Front;
  readonly at: Instant;
  /** The cards of the slots and featured stories that are public. */
  readonly cards: ReadonlyMap<StoryCode, StoryCard>;
  /** What the free places at the top are filled from, in order. */
  readonly filling: readonly StoryCard[];
  /** The edition's newest. */
  readonly newest: readonly StoryCard[];
  readonly columns: readonly { readonly section: Section; readonly cards: readonly StoryCard[] }[];
}

/** Lays a front out: the curated slots first, each place left free filled by itself, no story twice. */
export function arrangeFront(stock: FrontStock): FrontView {
  const { curated, at, cards, newest } = stock;
  const placer = startPlacing();
  const top = placer.take(arrangeSlots(stock, topPlaces), topPlaces);
  const [lead = null, ...seconds] = top;
  const latest = placer.take(newest, latestShown);
  const columns = stock.columns.flatMap(({ section, cards: own }) => {
    const taken = placer.take(own, perColumn);
    return taken.length === 0 ? [] : [{ section, cards: taken }];
  });
  const featured = curated.featured
    .flatMap((code) => cards.get(code) ?? [])
    .map((card) => ({ kind: "story" as const, card }));
  const banner = curated.banner !== undefined && curated.banner.until > at ? curated.banner : null;
  return { lead, seconds, latest, columns, featured, banner };
}

/** The slots in order, pinned ones at their own place, and what fills the places between them and after them. */
export function arrangeSlots(
  { curated, at, cards, filling }: Pick<FrontStock, "curated" | "at" | "cards" | "filling">,
  places: number,
): readonly FrontCard[] {
  const { settings = {}, slots } = curated;
  const standing = new Set(standingSlots(curated, at));
  const shown = slots.flatMap((code, place) => {
    const card = standing.has(code) ? cards.get(code) : undefined;
    return card === undefined
      ? []
      : [{ place, pinned: settings[code]?.pinned === true, card: inItsSlot(card, curated) }];
  });
  const taken = new Set(shown.map(({ card }) => card.code));
  const loose = [
    ...shown.filter(({ pinned }) => !pinned).map(({ card }) => card),
    ...filling.filter(({ code }) => !taken.has(code)),
  ];
  const pinned = new Map(shown.filter((one) => one.pinned).map(({ place, card }) => [place, card]));
  const arranged: FrontCard[] = [];
  const seen = new Set<StoryCode>();
  for (
    let place = 0;
    arranged.length < Math.max(places, shown.length) && (place <= slots.length || loose.length > 0);
    place += 1
  ) {
    const card = pinned.get(place) ?? nextOf(loose, seen);
    if (card === undefined) continue;
    seen.add(card.code);
    arranged.push(card);
  }
  return arranged;
}

function nextOf(loose: FrontCard[], seen: ReadonlySet<StoryCode>): FrontCard | undefined {
  while (loose.length > 0) {
    const card = loose.shift();
    if (card !== undefined && !seen.has(card.code)) return card;
  }
  return undefined;
}

/** A story under the headline and picture its slot gives it. */
function inItsSlot(card: StoryCard, { settings = {} }: Front): FrontCard {
  const { headline, picture, size } = settings[card.code] ?? {};
  return {
    ...card,
    ...(headline !== undefined && { headline }),
    ...(picture !== undefined && { picture }),
    ...(size !== undefined && { size }),
  };
}

/** Where no editor chose, a lead with a picture does more for a front than one that is a minute newer. */
export const withPictureFirst = (cards: readonly StoryCard[]): readonly StoryCard[] => [
  ...cards.filter((card) => card.picture !== null),
  ...cards.filter((card) => card.picture === null),
];

function startPlacing() {
  const placed = new Set<StoryCode>();
  return {
    take<Card extends StoryCard>(cards: readonly Card[], most: number): readonly Card[] {
      const taken: Card[] = [];
      for (const card of cards) {
        if (taken.length === most || placed.has(card.code)) continue;
        placed.add(card.code);
        taken.push(card);
      }
      return taken;
    },
  };
}
