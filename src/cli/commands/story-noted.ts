import type { Command } from "commander";
import type { StoryCode } from "../../kernel/ids.js";
import { killStory } from "../../newsroom/kill-story.js";
import { redactStory } from "../../newsroom/redact-story.js";
import { takeDownStory } from "../../newsroom/take-down-story.js";
import type { House } from "../house.js";
import { storyCode } from "../parse-arguments.js";
import { counted } from "../print.js";
import { withPress } from "../with-press.js";
import { act, commandActor } from "./act.js";

const removals = [
  ["kill", "withdraw a published story: its address answers 410 with the reason", killStory],
  ["takedown", "remove a story for legal reasons: its address answers 410 with the reason", takeDownStory],
] as const;

/** The verbs that remove: each with words that stay. */
export function addNotedVerbs(story: Command, house: House): void {
  for (const [name, description, verb] of removals)
    story
      .command(name)
      .description(description)
      .argument("<code>", "the story code", storyCode)
      .requiredOption("--reason <words>", "what readers are told")
      .addHelpText(
        "after",
        `\nExample:\n  $ dateline story ${name} 971280 --reason "The report could not be confirmed."`,
      )
      .action((code: StoryCode, { reason }: { reason: string }, command: Command) =>
        act(house, command, (press, actor) => verb(press, actor, { code, reason })),
      );
  addRedact(story, house);
}

function addRedact(story: Command, house: House): void {
  story
    .command("redact")
    .description(
      "remove a story's words from the ledger for good, by order of a court or a privacy law; the hashes stay",
    )
    .argument("<code>", "the story code", storyCode)
    .requiredOption("--order <words>", "whose order: the authority, its date or number")
    .addHelpText(
      "after",
      '\nExample:\n  $ dateline story redact 971280 --order "District Court, 12 March 2026, no. 88/26"',
    )
    .action((code: StoryCode, { order }: { order: string }, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const done = await redactStory(press, commandActor(), { code, order });
        if (!done.ok) printer.complain(done.error);
        else
          printer.answer(done.value, [
            `The words of ${counted(done.value.entries, "ledger entry", "ledger entries")} of story ${code} are gone for good.`,
          ]);
        return done.ok;
      }),
    );
}
