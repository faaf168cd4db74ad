import { randomUUID } from "node:crypto";
import type { AskOutside } from "../comments/pipeline/phase.js";
import type { Clock } from "../kernel/clock.js";
import { err, ok } from "../kernel/result.js";
import { askHook } from "./post-to-hook.js";

/** Asks a paper's classifier about a comment by a signed web hook, at an address outside unless the house allows others. */
export const askClassifier =
  (clock: Clock, allowPrivate: boolean): AskOutside =>
  async ({ url, secret }, question, signal) => {
    const at = clock.now();
    const body = JSON.stringify({ type: "comment.written", timestamp: new Date(at).toISOString(), data: question });
    const answer = await askHook({ url, secret, id: randomUUID(), at, body, allowPrivate }, signal);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return err(`It answered ${answer.value.status}.`);
    try {
      return ok(JSON.parse(answer.value.body));
    } catch {
      return err("Its answer is no JSON.");
    }
  };
