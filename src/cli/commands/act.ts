import { userInfo } from "node:os";
import type { Command } from "commander";
import type { Result } from "../../kernel/result.js";
import { isoInstant } from "../../language/dates.js";
import type { Actor, Press } from "../../newsroom/press.js";
import type { Taken } from "../../newsroom/take-steps.js";
import type { House } from "../house.js";
import { withPress } from "../with-press.js";

/** Whoever sits at this machine, as the ledger names them. */
export function commandActor(): Actor {
  try {
    return `person:${userInfo().username}`;
  } catch {
    return "person:unknown";
  }
}

/** Runs a verb and says what came of it. */
export const act = (
  house: House,
  command: Command,
  verb: (press: Press, actor: Actor) => Promise<Result<Taken, string>>,
): Promise<void> =>
  withPress(house, command, async (press, printer) => {
    const result = await verb(press, commandActor());
    if (!result.ok) printer.complain(result.error);
    else printer.answer(asJson(result.value), [sentence(result.value)]);
    return result.ok;
  });

const asJson = ({ code, act: happened, life }: Taken) => ({
  code,
  act: happened,
  standing: life.standing,
  scheduledFor: life.scheduled?.at ?? null,
});

function sentence({ code, act: happened, life }: Taken): string {
  if (happened === "scheduled" && life.scheduled !== null)
    return `Story ${code} will be published at ${isoInstant(life.scheduled.at)}.`;
  return `Story ${code} is ${happened === "takenDown" ? "taken down" : happened}.`;
}
