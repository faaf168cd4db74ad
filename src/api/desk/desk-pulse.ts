import { sql } from "kysely";
import { readHead } from "../../newsroom/ledger/append.js";
import type { Press } from "../../newsroom/press.js";
import type { Beat } from "./beat.js";
import { watchNotes } from "./note-beats.js";

/** How long after a commit, of this process or another, an open desk may hear of it: milliseconds. */
const rhythm = 150;
/** Entries told one by one; after more than that at once (an import) open lists are only told to look again. */
const mostTold = 200;

export interface DeskPulse {
  listen(hear: (beats: readonly Beat[]) => void): () => void;
  /** Tells of something at once that is in no table of what happened. */
  tell(beat: Beat): void;
  /** Resolves when the house closes: lines that stand open end then. */
  readonly over: Promise<void>;
  stop(): void;
}

/** Follows the ledger, the comments and the notes for the desks that are open; costs nothing while none is. */
export function startDeskPulse(press: Press, onTrouble: (error: unknown) => void): DeskPulse {
  const listeners = new Set<(beats: readonly Beat[]) => void>();
  let timer: NodeJS.Timeout | null = null;
  let last: number | null = null;
  let mark = -1;
  let lastComments = "";
  let newNotes = watchNotes();
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const tellAll = (beats: readonly Beat[]): void => {
    for (const hear of listeners) hear(beats);
  };
  const look = async (): Promise<void> => {
    const now = press.database.changeMark();
    if (now === mark && last !== null) return;
    mark = now;
    const notes = await newNotes(press.database.reader, press.clock.now());
    if (notes.length > 0) tellAll(notes);
    const head = (await readHead(press.database.reader)).seq;
    const from = last ?? head;
    last = head;
    if (head > from) tellAll(await beatsAfter(press, from));
    const comments = await commentsMark(press);
    if (comments !== lastComments && lastComments !== "") tellAll([someComment]);
    lastComments = comments;
  };
  const next = (): void => {
    timer = setTimeout(
      () =>
        look()
          .catch(onTrouble)
          .finally(() => (timer === null ? undefined : next())),
      rhythm,
    );
  };
  return {
    listen(hear) {
      listeners.add(hear);
      if (timer === null) {
        last = null;
        lastComments = "";
        newNotes = watchNotes();
        void look().catch(onTrouble);
        next();
      }
      return () => {
        listeners.delete(hear);
        if (listeners.size === 0 && timer !== null) {
          clearTimeout(timer);
          timer = null;
        }
      };
    },
    tell: (beat) => tellAll([beat]),
    over,
    stop() {
      end();
      if (timer !== null) clearTimeout(timer);
      timer = null;
      listeners.clear();
    },
  };
}

async function beatsAfter({ database }: Press, seq: number): Promise<readonly Beat[]> {
  const rows = await database.reader
    .selectFrom("ledger")
    .select(["noun", "subject", "act", "actor"])
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(mostTold + 1)
    .execute();
  return rows.length > mostTold ? [{ noun: "story", subject: "*", act: "many", actor: "" }] : rows;
}

const someComment: Beat = { noun: "comment", subject: "*", act: "changed", actor: "" };

/** Differs when a comment came, was reported or was decided on, in this process or another; three looks at indexes. */
async function commentsMark({ database: { reader } }: Press): Promise<string> {
  const { rows } = await sql<{ readonly mark: string }>`
    select coalesce((select max(id) from comment), 0)
      || ' ' || coalesce((select sum(reports) from comment where reports > 0), 0)
      || ' ' || coalesce((select max(id) from comment_decision where at = (select max(at) from comment_decision)), '') as mark
  `.execute(reader);
  return rows[0]?.mark ?? "";
}
