import type { IncomingMessage, ServerResponse } from "node:http";
import { threadTag } from "../../comments/thread/note-change.js";
import { shownIn } from "../../comments/thread/shown-in.js";
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

const address = /^\/[a-z-]+\/([1-9]\d{0,15})\/[^/?]+\/comments\/live(?:\?|$)/;

interface Listener {
  readonly code: StoryCode;
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
 * Tells open pages how many comments their thread shows, each time that changes (WHATWG HTML, 9.2). All of them together
 * cost two questions a second at most; none while nothing was committed, and no timer while nobody listens.
 */
export function openLiveThreads({ site, changeMark, headers }: LiveOptions): LiveThreads {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let [cursor, mark, breathed] = [-1, -1, 0];
  const forget = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    [timer, cursor] = [undefined, -1];
  };
  const tick = async (): Promise<void> => {
    if (Date.now() - breathed > breath) {
      breathed = Date.now();
      for (const { response } of listeners) response.write(":\n\n");
    }
    const seen = changeMark();
    if (seen === mark) return;
    mark = seen;
    const changes = await threadChangesAfter(site.rows, cursor, batch);
    cursor = changes.at(-1)?.seq ?? cursor;
    const tags = new Set(changes.map(({ tag }) => tag));
    await tell(
      site,
      [...listeners].filter(({ code }) => tags.has(threadTag(code))),
    );
  };
  const start = async (): Promise<void> => {
    if (timer !== undefined) return;
    timer = setInterval(() => void tick().catch(site.onTrouble), look);
    timer.unref();
    cursor = await lastThreadChange(site.rows);
  };
  return {
    takes: (request) => address.test(request.url ?? ""),
    async listen(request, response, from) {
      const code = parseStoryCode(address.exec(request.url ?? "")?.[1]);
      const network = household(from);
      const near = [...listeners].filter((one) => one.network === network).length;
      if (code === null || request.method !== "GET" || listeners.size >= most.all || near >= most.network) {
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
      const listener = { code, network, response };
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

async function tell({ rows }: SiteContext, listeners: readonly Listener[]): Promise<void> {
  if (listeners.length === 0) return;
  const shown = await shownIn(rows, [...new Set(listeners.map(({ code }) => code))]);
  for (const { code, response } of listeners) response.write(`data: ${shown.get(code) ?? 0}\n\n`);
}
