import type { Command } from "commander";
import type { Revision } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";
import { err, type Result } from "../../kernel/result.js";
import { clarifyStory } from "../../newsroom/clarify-story.js";
import { correctStory } from "../../newsroom/correct-story.js";
import { readLife } from "../../newsroom/ledger/read-lives.js";
import type { Actor, Press } from "../../newsroom/press.js";
import { publishStory } from "../../newsroom/publish-story.js";
import { saveStory } from "../../newsroom/save-story.js";
import type { Taken } from "../../newsroom/take-steps.js";
import { updateStory } from "../../newsroom/update-story.js";
import type { House } from "../house.js";
import { storyCode } from "../parse-arguments.js";
import { act } from "./act.js";
import { addChangeOptions, applyChanges, type ChangeOptions } from "./story-changes.js";
import { addNew } from "./story-new.js";

type Noted = ChangeOptions & { readonly note: string };
type Verb = (
  press: Press,
  actor: Actor,
  ask: { code: StoryCode; revision: Revision; note: string },
) => Promise<Result<Taken, string>>;

const verbs: readonly { name: string; description: string; noted: boolean; verb: Verb; example: string }[] = [
  {
    name: "save",
    description: "save changes as the working copy; the public sees nothing of them yet",
    noted: false,
    verb: saveStory,
    example: '--headline "A better headline"',
  },
  {
    name: "publish",
    description: "make the working copy public; under an embargo, at its end",
    noted: false,
    verb: publishStory,
    example: "",
  },
  {
    name: "update",
    description: "replace what the public sees, without a note",
    noted: false,
    verb: updateStory,
    example: '--standfirst "What is known now."',
  },
  {
    name: "correct",
    description: "replace what the public sees, with a dated correction on the page",
    noted: true,
    verb: correctStory,
    example: '--note "It was Thursday, not Friday." --replace "on Friday" --with "on Thursday"',
  },
  {
    name: "clarify",
    description: "replace what the public sees, with a dated clarification on the page",
    noted: true,
    verb: clarifyStory,
    example: '--note "The figure is for last year."',
  },
];

/** The verbs that bring new words. */
export function addWritingVerbs(story: Command, house: House): void {
  addNew(story, house);
  for (const { name, description, noted, verb, example } of verbs) {
    const command = story.command(name).description(description).argument("<code>", "the story code", storyCode);
    if (noted) command.requiredOption("--note <words>", "what readers are told");
    addChangeOptions(command)
      .addHelpText("after", `\nExample:\n  $ dateline story ${name} 971280 ${example}`.trimEnd())
      .action((code: StoryCode, options: Noted, self: Command) =>
        act(house, self, (press, actor) => changeAndDo({ press, actor, code, options }, verb)),
      );
  }
}

interface Change {
  readonly press: Press;
  readonly actor: Actor;
  readonly code: StoryCode;
  readonly options: Noted;
}

async function changeAndDo({ press, actor, code, options }: Change, verb: Verb): Promise<Result<Taken, string>> {
  const life = await readLife(press.database.reader, code);
  if (life === null) return err(`There is no story ${code}.`);
  const words = life.working ?? life.shown?.revision ?? null;
  if (words === null) return err("Its text was redacted; nothing is left to act on.");
  const revision = applyChanges(words, options);
  return revision.ok ? verb(press, actor, { code, revision: revision.value, note: options.note ?? "" }) : revision;
}
