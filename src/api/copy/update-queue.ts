import type { Database } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";
import { keepUpdates } from "../../newsroom/copy/keep-copy.js";

interface Waiting {
  readonly code: StoryCode;
  readonly actor: string;
  readonly bytes: Uint8Array;
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Keeps what is typed: each change is on the disk before its promise resolves. Those that come while one transaction is
 * being written share the next, so that ten people typing cost hardly more than one.
 */
export function createUpdateQueue({ transact }: Pick<Database, "transact">) {
  let waiting: Waiting[] = [];
  let writing = false;
  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await transact((tx) => keepUpdates(tx, batch));
        for (const { kept } of batch) kept();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  };
  return {
    keep: (code: StoryCode, actor: string, bytes: Uint8Array): Promise<void> =>
      new Promise((kept, failed) => {
        waiting.push({ code, actor, bytes, kept, failed });
        if (!writing) void write();
      }),
  };
}
