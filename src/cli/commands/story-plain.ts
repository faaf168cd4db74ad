import type { Command } from "commander";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import type { Result } from "../../kernel/result.js";
import { approveStory } from "../../newsroom/approve-story.js";
import type { Actor, Press } from "../../newsroom/press.js";
import { restoreStory } from "../../newsroom/restore-story.js";
import { scheduleStory } from "../../newsroom/schedule-story.js";
import { spikeStory } from "../../newsroom/spike-story.js";
import { submitStory } from "../../newsroom/submit-story.js";
import type { Taken } from "../../newsroom/take-steps.js";
import { unscheduleStory } from "../../newsroom/unschedule-story.js";
import { unspikeStory } from "../../newsroom/unspike-story.js";
import type { House } from "../house.js";
import { moment, storyCode } from "../parse-arguments.js";
import { act } from "./act.js";

type Verb = (press: Press, actor: Actor, code: StoryCode) => Promise<Result<Taken, string>>;

const verbs: readonly [name: string, description: string, verb: Verb][] = [
  ["submit", "hand the working copy to the desk", submitStory],
  ["approve", "sign the working copy off", approveStory],
  ["unschedule", "take a story off the schedule", unscheduleStory],
  ["restore", "make a killed or taken-down story public again, as it last was", restoreStory],
  ["spike", "put an unpublished story on the spike", spikeStory],
  ["unspike", "take a story off the spike", unspikeStory],
];

/** The verbs that need nothing but a code, and the schedule's moment. */
export function addPlainVerbs(story: Command, house: House): void {
  for (const [name, description, verb] of verbs)
    story
      .command(name)
      .description(description)
      .argument("<code>", "the story code", storyCode)
      .addHelpText("after", `\nExample:\n  $ dateline story ${name} 971280`)
      .action((code: StoryCode, _options: object, command: Command) =>
        act(house, command, (press, actor) => verb(press, actor, code)),
      );
  story
    .command("schedule")
    .description("publish the working copy, as it is now, at a moment to come")
    .argument("<code>", "the story code", storyCode)
    .requiredOption("--at <moment>", "with its zone: 2026-11-24T06:00:00Z", moment)
    .addHelpText("after", "\nExample:\n  $ dateline story schedule 971280 --at 2026-11-24T09:30:00+03:30")
    .action((code: StoryCode, { at }: { at: Instant }, command: Command) =>
      act(house, command, (press, actor) => scheduleStory(press, actor, { code, at })),
    );
}
