import type { Command } from "commander";
import type { StoryCode } from "../../kernel/ids.js";
import type { House } from "../house.js";
import { storyCode } from "../parse-arguments.js";
import { withPress } from "../with-press.js";
import { addNotedVerbs } from "./story-noted.js";
import { addPlainVerbs } from "./story-plain.js";
import { describeStory } from "./story-show.js";
import { addWritingVerbs } from "./story-writing.js";

const examples = `
Examples:
  $ dateline story 971280
  $ dateline story correct 971280 --note "The meeting was on Thursday, not Friday." --replace "on Friday" --with "on Thursday"
  $ dateline story schedule 971280 --at 2026-11-24T06:00:00Z`;

export function addStory(program: Command, house: House): void {
  const story = program
    .command("story")
    .description("show a story, or act on it: publish, correct, kill, take down, restore …")
    .argument("[code]", "the story code", storyCode)
    .addHelpText("after", examples)
    .action(async (code: StoryCode | undefined, _options: object, command: Command) => {
      if (code === undefined) return command.help({ error: true });
      await withPress(house, command, async (press, printer) => {
        const found = await describeStory(press, code);
        if (found === null) printer.complain(`There is no story ${code}.`);
        else printer.answer(found.json, found.words);
        return found !== null;
      });
    });
  addWritingVerbs(story, house);
  addPlainVerbs(story, house);
  addNotedVerbs(story, house);
}
