import type { IncomingMessage, ServerResponse } from "node:http";
import { changesAfter, lastChange } from "../../archive/questions/changes-after.js";
import { rulesTag, threadTag } from "../../comments/thread/note-change.js";
import { openThreads } from "../../comments/thread/open-threads.js";
import { lastThreadChange, threadChangesAfter } from "../../comments/thread/thread-changes.js";
import { parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import type { SiteContext } from "../routes/site-context.js";
import { household } from "../serve/client-address.js";

/** Listeners altogether and of one network; beyond it a page is as live as its last load. */
const most = { all: 5000, network: 20 };
/** Milliseconds between two looks for changes, and between two signs of life (proxies cut what is silent). */
const look = 1000;
const breath = 20_000;
const batch = 1000;

const address = /^\/([a-z-]+)\/([1-9]\d{0,15})\/[^/?]+\/comments\/live(?:\?|$)/;

interface Listener {
  readonly code: StoryCode;
  readonly edition: string;
  readonly network: string;
  readonly response: ServerResponse;
}

interface LiveThreads {
  takes(request: IncomingMessage): boolean;
  listen(request: IncomingMessage, response: ServerResponse, from: string): Promise<void>;
  close(): void;
}

interface LiveOptions {
  readonly site: SiteContext;
  readonly changeMark: () => number;
  readonly headers: readonly string[];
}

/**
 * Tells open pages how many comments their thread shows, each time that changes (WHATWG HTML, 9.2), and ends with a
 * thread that is closed or taken away. All of them together cost four questions a second at most; none while nothing was
 * committed, and no timer while nobody listens.
 */
export function openLiveThreads({ site, changeMark, headers }: LiveOptions): LiveThreads {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let [cursor, mark, breathed] = [nowhere, -1, 0];
  const forget = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    [timer, cursor] = [undefined, nowhere];
  };
  const tick = async (): Promise<void> => {
    if (Date.now() - breathed > breath) {
      breathed = Date.now();
      for (const { response } of listeners) response.write(":\n\n");
    }
    const seen = changeMark();
    if (seen === mark) return;
    const changes = await changed(site, cursor);
    cursor = changes.cursor;
    if (changes.whole) mark = seen;
    const hangsOn = ({ code, edition }: Listener) => [threadTag(code), `story:${code}`, rulesTag(edition)];
    await tell(
      site,
      [...listeners].filter((one) => hangsOn(one).some((tag) => changes.tags.has(tag))),
    );
  };
  const start = async (): Promise<void> => {
    if (timer !== undefined) return;
    timer = setInterval(() => void tick().catch(site.onTrouble), look);
    timer.unref();
    cursor = { thread: await lastThreadChange(site.rows), archive: await lastChange(site.rows) };
  };
  return {
    takes: (request) => address.test(request.url ?? ""),
    async listen(request, response, from) {
      const [, edition = "", number] = address.exec(request.url ?? "") ?? [];
      const code = parseStoryCode(number);
      const network = household(from);
      const near = [...listeners].filter((one) => one.network === network).length;
      const crowded = listeners.size >= most.all || near >= most.network;
      if (code === null || request.method !== "GET" || crowded || !(await openThreads(site.rows, [code])).has(code)) {
        // 204: the browser does not try again.
        response.writeHead(204, headers as string[]).end();
        return;
      }
      response.writeHead(200, [
        ...headers,
        "Content-Type",
        "text/event-stream",
        "Cache-Control",
        "no-store",
        "X-Accel-Buffering",
        "no",
      ]);
      const listener = { code, edition, network, response };
      listeners.add(listener);
      response.on("close", () => forget(listener));
      await start();
      await tell(site, [listener]);
    },
    close() {
      for (const { response } of listeners) response.end();
    },
  };
}

/** How far changes were read, of threads and of the archive. */
interface Cursor {
  readonly thread: number;
  readonly archive: number;
}

const nowhere: Cursor = { thread: -1, archive: -1 };

async function changed(
  { rows }: SiteContext,
  cursor: Cursor,
): Promise<{ readonly cursor: Cursor; readonly tags: ReadonlySet<string>; readonly whole: boolean }> {
  const threads = await threadChangesAfter(rows, cursor.thread, batch);
  const stories = await changesAfter(rows, cursor.archive, batch);
  return {
    whole: threads.length < batch && stories.length < batch,
    cursor: { thread: threads.at(-1)?.seq ?? cursor.thread, archive: stories.at(-1)?.seq ?? cursor.archive },
    tags: new Set([...threads.map(({ tag }) => tag), ...stories.flatMap(({ change }) => change.tags)]),
  };
}

/** Tells each the number of its thread; one whose thread is no more is told so, and does not come again. */
async function tell({ rows }: SiteContext, listeners: readonly Listener[]): Promise<void> {
  if (listeners.length === 0) return;
  const open = await openThreads(rows, [...new Set(listeners.map(({ code }) => code))]);
  for (const { code, response } of listeners) {
    const shown = open.get(code);
    if (shown === undefined) response.end("event: end\ndata: end\n\n");
    else response.write(`data: ${shown}\n\n`);
  }
}
