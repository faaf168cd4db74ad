import { randomUUID } from "node:crypto";
import type { WebHookTable } from "../database/tables.js";
import { type HookMessage, nextMessage } from "../newsroom/hooks/next-message.js";
import type { Press } from "../newsroom/press.js";
import { postToHook } from "./post-to-hook.js";
import type { Job } from "./start-clock.js";

/** How often the ledger is looked at for those who want to hear of it, in milliseconds. */
const interval = 500;
/** How long to wait after each failed try, in milliseconds; after the last the entry is given up, and that is on the record. */
const pauses = [5, 30, 120, 600, 1800, 3600, 3600 * 3, 3600 * 6, 3600 * 12].map((seconds) => seconds * 1000);

export interface HookOptions {
  readonly origin: string;
  readonly allowPrivate: boolean;
  readonly failed: (error: unknown) => void;
}

/**
 * Tells web hooks of ledger entries, each hook in order and from its own durable cursor: an entry is passed when the
 * receiver said that it has it (2xx), or when it did not for a day and a half.
 */
export function followHooks(press: Press, options: HookOptions): Job {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    try {
      const hooks = await press.database.reader
        .selectFrom("web_hook")
        .selectAll()
        .where("paused_at", "is", null)
        .execute();
      await Promise.all(hooks.map((hook) => serve(press, hook, { ...options, isStopped: () => stopped })));
    } catch (error) {
      options.failed(error);
    }
    if (!stopped) timer = setTimeout(start, interval);
  };
  let turn: Promise<void> = Promise.resolve();
  const start = (): void => {
    turn = tick();
  };
  start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

interface Serving extends HookOptions {
  readonly isStopped: () => boolean;
}

async function serve(press: Press, first: WebHookTable, serving: Serving): Promise<void> {
  let hook = first;
  while (!serving.isStopped()) {
    const { message, upTo } = await nextMessage(press.database.reader, hook, serving.origin);
    const passed = message === null ? upTo > hook.cursor_seq : await deliver(press, hook, { message, serving });
    if (!passed) return;
    hook = { ...hook, cursor_seq: upTo };
    await press.database.transact(({ rows }) =>
      rows.updateTable("web_hook").set({ cursor_seq: upTo }).where("id", "=", hook.id).execute(),
    );
  }
}

/** One try, if it is time for one; whether the entry is done with. */
async function deliver(
  { database, clock }: Press,
  hook: WebHookTable,
  { message, serving }: { readonly message: HookMessage; readonly serving: Serving },
): Promise<boolean> {
  const last = await database.reader
    .selectFrom("web_hook_delivery")
    .select(["attempt", "next_at"])
    .where("hook", "=", hook.id)
    .where("seq", "=", message.seq)
    .orderBy("attempt", "desc")
    .limit(1)
    .executeTakeFirst();
  const at = clock.now();
  if (last?.next_at != null && last.next_at > at) return false;
  const attempt = (last?.attempt ?? 0) + 1;
  const { url, secret } = hook;
  const { allowPrivate } = serving;
  await database.settled();
  const answer = await postToHook({
    url,
    secret,
    at,
    allowPrivate,
    body: message.body,
    id: `${hook.id}.${message.seq}`,
  });
  const taken = answer.ok && answer.value >= 200 && answer.value < 300;
  const pause = pauses[attempt - 1];
  const next_at = taken || pause === undefined ? null : at + pause;
  await database.transact(({ rows }) =>
    rows
      .insertInto("web_hook_delivery")
      .values({
        ...{ id: randomUUID(), hook: hook.id, seq: message.seq, at, attempt, next_at },
        status: answer.ok ? answer.value : null,
        error: answer.ok ? null : answer.error,
      })
      .execute(),
  );
  return next_at === null;
}
