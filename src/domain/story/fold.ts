import { canonicalJson } from "../../kernel/canonical-json.js";
import type { Instant } from "../../kernel/ids.js";
import type { StoryEvent } from "./act.js";
import type { ShownVersion, StoryLife } from "./life.js";
import type { PublicNote } from "./revision.js";

const unborn: StoryLife = {
  standing: "unpublished",
  stage: "draft",
  working: null,
  scheduled: null,
  shown: null,
  gone: null,
};

/** The life after one more event. Total: whether the event may happen is `mayHappen`'s to say. */
export function foldStory(before: StoryLife | null, event: StoryEvent): StoryLife {
  const life = before ?? unborn;
  switch (event.act) {
    case "saved":
      return { ...life, stage: "draft", working: event.revision };
    case "submitted":
      return { ...life, stage: "submitted" };
    case "approved":
      return { ...life, stage: "approved" };
    case "scheduled":
      return scheduled(life, event);
    case "unscheduled":
      return { ...life, standing: "unpublished", scheduled: null };
    case "published":
      return published(life, event);
    case "updated":
    case "corrected":
    case "clarified":
      return changed(life, event);
    case "killed":
    case "takenDown":
      return gone(life, event.act, event);
    case "restored":
      return { ...life, standing: "published", gone: null };
    case "spiked":
      return { ...life, standing: "spiked", scheduled: null };
    case "unspiked":
      return { ...life, standing: "unpublished" };
    case "redacted":
      // The words are already gone from the entries that carried them; the record of the order changes nothing else.
      return life;
  }
}

function scheduled(life: StoryLife, event: StoryEvent): StoryLife {
  const schedule = { at: event.effective ?? event.at, revision: event.revision };
  return { ...life, standing: "scheduled", working: life.working ?? event.revision, scheduled: schedule };
}

function published(life: StoryLife, event: StoryEvent): StoryLife {
  const { revision } = event;
  const shown: ShownVersion = {
    revision,
    publishedAt: revision?.dated ?? event.effective ?? event.at,
    updatedAt: revision?.updatedElsewhere ?? null,
    notes: revision?.correctedElsewhere ?? [],
  };
  const out = { standing: "published", scheduled: null, shown, gone: null } as const;
  // What was typed after a story was scheduled is not what went out: it stays the desk's working copy.
  if (wentOutAsScheduled(life, revision)) return { ...life, ...out };
  return { ...life, ...out, stage: "approved", working: revision };
}

const wentOutAsScheduled = ({ scheduled: plan, working }: StoryLife, revision: StoryEvent["revision"]): boolean =>
  plan !== null &&
  revision !== null &&
  canonicalJson(plan.revision) === canonicalJson(revision) &&
  canonicalJson(working) !== canonicalJson(revision);

function changed(life: StoryLife, event: StoryEvent): StoryLife {
  if (life.shown === null) return life;
  const shown: ShownVersion = {
    revision: event.revision,
    publishedAt: event.revision?.dated ?? life.shown.publishedAt,
    updatedAt: event.effective ?? event.at,
    notes: [...life.shown.notes, ...noteOf(event)],
  };
  return { ...life, stage: "approved", working: event.revision, shown };
}

function noteOf(event: StoryEvent): readonly PublicNote[] {
  if (event.reason === null || event.act === "updated") return [];
  const kind = event.act === "corrected" ? "correction" : "clarification";
  return [{ kind, at: event.effective ?? event.at, note: event.reason }];
}

function gone(life: StoryLife, kind: "killed" | "takenDown", event: StoryEvent): StoryLife {
  const at: Instant = event.effective ?? event.at;
  const working = life.working ?? event.revision;
  return { ...life, working, standing: kind, scheduled: null, gone: { kind, reason: event.reason ?? "", at } };
}
