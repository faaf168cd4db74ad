import pg from "pg";

export interface Commits {
  mark(): number;
  /** A commit of our own, which the listening connection will only tell us of a moment later. */
  note(): void;
  close(): Promise<void>;
}

/** How long until a broken listening connection is tried again, in milliseconds. */
const pause = 500;
/** How often the server is asked whether anything was committed that we were not told of, in milliseconds. */
const rhythm = 100;
/** A connection that has not answered for so long may be cut without our knowing, in milliseconds. */
const silence = 5000;

/** What the server's transactions look like from here (PostgreSQL, 9.27.8): another text after every commit. */
const asked = "select pg_current_snapshot()::text as state";

/**
 * Hears of commits of every machine: by `LISTEN` within a millisecond, and by asking, should a notification be lost on
 * its way (a pooler between, a cut wire). While neither is sure, each question is answered as "perhaps".
 */
export async function hearCommits(url: string): Promise<Commits> {
  let mark = 0;
  let closed = false;
  let line: Line | null = null;
  const moved = (): void => {
    mark += 1;
  };
  const connect = async (): Promise<void> => {
    line = await openLine(url, { moved, broken: again });
    moved();
  };
  const again = (): void => {
    line = null;
    if (!closed) setTimeout(() => void (closed || connect().catch(again)), pause);
  };
  await connect();
  return {
    mark: () => (line?.isSure() === true ? mark : ++mark),
    note: moved,
    async close() {
      closed = true;
      await line?.close();
    },
  };
}

interface Line {
  /** Whether what it has told so far was all, but for the last moment's. */
  isSure(): boolean;
  close(): Promise<void>;
}

async function openLine(
  url: string,
  { moved, broken }: { readonly moved: () => void; readonly broken: () => void },
): Promise<Line> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  let state = "";
  let answeredAt = performance.now();
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    clearInterval(timer);
    void client.end().catch(() => undefined);
    broken();
  };
  client.on("notification", moved);
  client.on("error", end);
  client.on("end", end);
  await client.connect();
  await client.query("listen dateline_commit");
  let asking = false;
  const ask = async (): Promise<void> => {
    if (performance.now() - answeredAt > silence) return end();
    if (asking) return;
    asking = true;
    const { rows } = await client.query<{ state: string }>(asked);
    asking = false;
    answeredAt = performance.now();
    if (rows[0] !== undefined && rows[0].state !== state) moved();
    state = rows[0]?.state ?? state;
  };
  const timer = setInterval(() => void ask().catch(end), rhythm);
  timer.unref();
  return {
    isSure: () => performance.now() - answeredAt < 2 * rhythm,
    async close() {
      over = true;
      clearInterval(timer);
      await client.end();
    },
  };
}
