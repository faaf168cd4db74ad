import type { Database } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";

/** An open copy as this process has it. */
export interface Followed {
  readonly code: StoryCode;
  /** The copy's own name: another one means that it was begun anew. */
  readonly copy: string;
  /** How far its kept changes were taken in, and the hash its base had then. */
  seen: { readonly place: number; readonly agreed: string };
  /** Takes in what another process kept; what is here already changes nothing (Yjs updates commute and are idempotent). */
  take(update: Uint8Array): void;
  /** The copy is no more. */
  end(): void;
}

/** How often open copies are looked at after a commit of anyone, in milliseconds. */
const rhythm = 100;

export interface CopyFollower {
  stop(): Promise<void>;
}

/**
 * Brings open copies up with what was kept elsewhere: typed at another machine, brought back, or entered by the command
 * line. Costs nothing while none is open, and one number's look while nobody commits.
 */
export function followCopies(
  database: Pick<Database, "reader" | "changeMark">,
  { open, failed }: { readonly open: () => readonly Followed[]; readonly failed: (error: unknown) => void },
): CopyFollower {
  let mark: number | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const copies = open();
    const now = database.changeMark();
    if (copies.length === 0 || now === mark) return;
    for (const copy of copies) await bringUp(database.reader, copy);
    mark = now;
  };
  const plan = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      turn = look().catch(failed).then(plan);
    }, rhythm);
    timer.unref();
  };
  plan();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

async function bringUp(reader: Database["reader"], followed: Followed): Promise<void> {
  const { code, seen } = followed;
  const base = await reader
    .selectFrom("copy_base")
    .select(["name", "agreed", "place"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (base?.name !== followed.copy) return followed.end();
  // Settled elsewhere: the single changes may be gone, but what they said is in the base.
  if (base.agreed !== seen.agreed || base.place > seen.place) {
    const whole = await reader.selectFrom("copy_base").select("bytes").where("code", "=", code).executeTakeFirst();
    if (whole !== undefined) followed.take(new Uint8Array(whole.bytes));
  }
  const updates = await reader
    .selectFrom("copy_update")
    .select(["place", "bytes"])
    .where("code", "=", code)
    .where("place", ">", seen.place)
    .orderBy("place")
    .execute();
  for (const { bytes } of updates) followed.take(new Uint8Array(bytes));
  const place = Math.max(base.place, updates.at(-1)?.place ?? 0, seen.place);
  followed.seen = { place, agreed: base.agreed };
}
