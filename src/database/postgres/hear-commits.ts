import pg from "pg";

export interface Commits {
  mark(): number;
  /** A commit of our own, which the listening connection will only tell us of a moment later. */
  note(): void;
  close(): Promise<void>;
}

/** How long until a broken listening connection is tried again, in milliseconds. */
const pause = 500;

/** Listens for commits of every machine; while the connection is down each question is answered as "perhaps". */
export async function hearCommits(url: string): Promise<Commits> {
  let mark = 0;
  let closed = false;
  let client: pg.Client | null = null;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url });
    fresh.on("notification", () => {
      mark += 1;
    });
    fresh.on("error", () => retry(fresh));
    fresh.on("end", () => retry(fresh));
    await fresh.connect();
    await fresh.query("listen dateline_commit");
    client = fresh;
    mark += 1;
  };
  const retry = (broken: pg.Client): void => {
    if (closed || client !== broken) return;
    client = null;
    const again = (): void => {
      if (!closed) connect().catch(() => setTimeout(again, pause));
    };
    setTimeout(again, pause);
  };
  await connect();
  return {
    mark: () => (client === null ? ++mark : mark),
    note: () => {
      mark += 1;
    },
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
