import { type Editions, projectStories } from "../archive/projection/project-stories.js";
import type { Transactor } from "../database/handles.js";
import { because, type Refusal } from "../domain/refusal/refusal.js";
import type { StoryAct } from "../domain/story/act.js";
import { foldStory } from "../domain/story/fold.js";
import { holdBack } from "../domain/story/hold-back.js";
import { currentRevision, type StoryLife } from "../domain/story/life.js";
import type { Revision } from "../domain/story/revision.js";
import { mayHappen } from "../domain/story/rules.js";
import type { Instant, StoryCode } from "../kernel/ids.js";
import { err, ok, type Result } from "../kernel/result.js";
import { append } from "./ledger/append.js";
import type { NewEntry } from "./ledger/entry.js";
import { readLives } from "./ledger/read-lives.js";
import type { Actor } from "./press.js";
import { readEditions } from "./read-editions.js";
import { type StateChange, writeStates } from "./write-states.js";

/** One act on one story. */
export interface Step {
  readonly code: StoryCode;
  readonly act: StoryAct;
  /** Null: the words stay as they are. */
  readonly revision: Revision | null;
  readonly effective: Instant | null;
  readonly reason: string | null;
}

export interface Taken {
  readonly code: StoryCode;
  /** What really happened: a publication under embargo is entered as a schedule. */
  readonly act: StoryAct;
  readonly life: StoryLife;
}

export interface Occasion {
  readonly actor: Actor;
  readonly at: Instant;
}

interface Desk extends Occasion {
  readonly editions: Editions;
}

interface Planned {
  readonly entry: NewEntry;
  readonly code: StoryCode;
  readonly before: StoryLife | null;
  readonly after: StoryLife;
}

/**
 * Takes steps in order: asks the rules, enters the ledger, projects the archive, all within the transaction. A step
 * the rules refuse is answered with the reason and leaves no trace; the others go on.
 */
export async function takeSteps(
  tx: Transactor,
  occasion: Occasion,
  steps: readonly Step[],
): Promise<readonly Result<Taken, Refusal>[]> {
  const lives = await readLives(tx.rows, [...new Set(steps.map((step) => step.code))]);
  const desk: Desk = { ...occasion, editions: await readEditions(tx.rows) };
  const planned: Planned[] = [];
  const answers = steps.map((step): Result<Taken, Refusal> => {
    const before = lives.get(step.code) ?? null;
    const plan = planStep(desk, before, step);
    if (!plan.ok) return plan;
    lives.set(step.code, plan.value.after);
    planned.push(plan.value);
    return ok({ code: step.code, act: plan.value.entry.act as StoryAct, life: plan.value.after });
  });
  await enter(tx, desk.editions, planned);
  return answers;
}

function planStep(desk: Desk, before: StoryLife | null, step: Step): Result<Planned, Refusal> {
  const { actor, at, editions } = desk;
  const revision = step.revision ?? (before === null ? null : currentRevision(before, step.act));
  // A publication may turn out to be a schedule; whether any other act may happen is known before its embargo is asked.
  const askedFor = step.act === "published" ? ok(null) : mayHappen(before, step.act);
  if (!askedFor.ok) return askedFor;
  const held = holdBack({ ...step, revision }, at);
  if (!held.ok) return held;
  const { act, effective } = held.value;
  const allowed = mayHappen(before, act);
  if (!allowed.ok) return allowed;
  if (revision === null && act !== "killed" && act !== "takenDown") return err(because("nothing-left"));
  if (revision !== null && !editions.has(revision.edition))
    return err(because("no-edition", { edition: revision.edition }));
  const { code, reason } = step;
  const entry: NewEntry = { noun: "story", subject: String(code), act, at, effective, actor, reason, body: revision };
  return ok({ entry, code, before, after: foldStory(before, { act, at, effective, reason, revision }) });
}

async function enter(tx: Transactor, editions: Editions, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return;
  const rows = await append(
    tx,
    planned.map((plan) => plan.entry),
  );
  const changes: StateChange[] = planned.map(({ code, before, after, entry }, index) => ({
    ...{ seq: rows[index]?.seq ?? 0, code, before, after, entry },
  }));
  await projectStories(tx, editions, changes);
  await writeStates(tx, changes);
}

/** One step alone. */
export async function takeStep(tx: Transactor, occasion: Occasion, step: Step): Promise<Result<Taken, Refusal>> {
  const [answer] = await takeSteps(tx, occasion, [step]);
  if (answer === undefined) throw new Error("One step was asked, and none answered.");
  return answer;
}
