import { useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import type { Editor } from "@tiptap/core";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { DeskStory } from "../../contract/desk-shapes.js";
import { headlineLimits } from "../../domain/story/checklist.js";
import { directionOf } from "../../language/direction.js";
import { SignIn } from "../account/sign-in.js";
import { useEdition } from "../app/me.js";
import { keepEdition } from "../lists/new-story.js";
import { Status } from "../lists/story-row.js";
import { SendingList } from "../pictures/sending-list.js";
import { useSending } from "../pictures/use-sending.js";
import { useSay } from "../words/speak.js";
import { told } from "../words/told.js";
import { Acts } from "./acts.js";
import { BodyEditor } from "./body-editor.js";
import { useChosen } from "./chosen.js";
import { CopyLine, useCopyText } from "./copy-line.js";
import { Counts } from "./counts.js";
import { Details } from "./details.js";
import { Mentioned } from "./notes/mentioned.js";
import type { Colleague, CopyState, OpenCopy } from "./open-copy.js";
import { LeadPicture } from "./pictures/lead-picture.js";
import { SelectedBlock } from "./pictures/selected-block.js";
import { SidePanels } from "./side-panels.js";

interface StoryDeskProps {
  readonly story: DeskStory;
  readonly copy: OpenCopy;
}

/** The editor: the words in the middle, where they stand and what can be done with them beside. */
export function StoryDesk({ story, copy }: StoryDeskProps): ReactNode {
  const say = useSay();
  const { row } = story;
  const edition = useEdition(row.edition);
  const [chosen] = useChosen(copy.document);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [merged, setMerged] = useState(false);
  const state = useCopyState(copy);
  const language = chosen.language ?? edition?.language ?? "en";
  const direction = directionOf(language);
  const readOnly = story.readOnly !== null || state === "read-only";
  useEffect(() => copy.onMerge(() => setMerged(true)), [copy]);
  useEffect(() => keepEdition(row.edition), [row.edition]);
  useTitle(copy, say("untitled"));
  useFreshVerdict(row.code, state);
  const line = (name: "kicker" | "headline" | "standfirst" | "byline" | "agency" | "place" | "slug", more = {}) => (
    <CopyLine
      text={copy.document.getText(name)}
      label={say(name)}
      name={name}
      direction={direction}
      disabled={readOnly}
      {...more}
    />
  );
  const sending = useSending();
  useStayWhile(sending.busy);
  const ready = useCallback((made: Editor) => setEditor(made), []);
  return (
    <article className="story">
      <header className="standing">
        <b className="code">{row.code}</b>
        <Status row={row} edition={edition} />
        <SavedState state={state} />
        <Colleagues copy={copy} />
        <span className="gap" />
        <Acts story={story} copy={copy} editor={editor} state={state} />
      </header>
      {state === "signed-out" && <SignInAgain copy={copy} />}
      {story.readOnly !== null && <p className="notice">{told(story.readOnly, say)}</p>}
      <Mentioned code={row.code} />
      {merged && (
        <p className="notice" role="status">
          {say("merged")}{" "}
          <button type="button" onClick={() => setMerged(false)}>
            ✓
          </button>
        </p>
      )}
      <div className="columns">
        <section className="words" aria-label={say("body")}>
          {line("kicker")}
          {line("headline", { large: true, hint: <HeadlineLength copy={copy} /> })}
          {line("standfirst")}
          <div className="signature">
            {line("byline")}
            {line("agency")}
            {line("place")}
          </div>
          <BodyEditor
            copy={copy}
            direction={direction}
            language={language}
            readOnly={readOnly}
            onReady={ready}
            onFiles={(files, spot) => sending.send(files, spot.put)}
          />
          <SendingList sending={sending} />
          {editor !== null && <Counts editor={editor} />}
        </section>
        <aside>
          <LeadPicture copy={copy} readOnly={readOnly} />
          {editor !== null && !readOnly && <SelectedBlock editor={editor} />}
          <Details story={story} copy={copy} readOnly={readOnly}>
            {line("slug", { placeholder: say("slugFollows") })}
          </Details>
          <SidePanels story={story} copy={copy} />
        </aside>
      </div>
    </article>
  );
}

/** Whoever leaves while pictures are on their way is asked first: they would not come into the story. */
function useStayWhile(busy: boolean): void {
  const say = useSay();
  useBlocker({
    disabled: !busy,
    enableBeforeUnload: busy,
    shouldBlockFn: () => !globalThis.confirm(say("sendingStill")),
  });
}

/** What the house says of the words (the checklist, what may be done) follows them, a moment after they are saved. */
function useFreshVerdict(code: number, state: CopyState): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (state !== "saved") return;
    const soon = setTimeout(() => void queries.invalidateQueries({ queryKey: ["story", code] }), verdictPause);
    return () => clearTimeout(soon);
  }, [queries, code, state]);
}

const verdictPause = 400;

export function useCopyState(copy: OpenCopy): CopyState {
  const [state, setState] = useState<CopyState>("opening");
  useEffect(() => copy.watch(setState), [copy]);
  return state;
}

const stateWords = {
  saved: "saved",
  saving: "saving",
  offline: "offline",
  adrift: "adrift",
  opening: "saving",
  "read-only": "readOnly",
  "signed-out": "signIn",
} as const;

function SavedState({ state }: { readonly state: CopyState }): ReactNode {
  const say = useSay();
  return (
    <output className={`copy-state ${state}`} data-state={state}>
      {say(stateWords[state])}
    </output>
  );
}

function Colleagues({ copy }: { readonly copy: OpenCopy }): ReactNode {
  const say = useSay();
  const [others, setOthers] = useState<readonly Colleague[]>([]);
  useEffect(() => copy.colleagues(setOthers), [copy]);
  const names = [...new Set(others.map(({ name }) => name))];
  return names.length === 0 ? null : <output className="colleagues">{say("here", { names: names.join(", ") })}</output>;
}

function HeadlineLength({ copy }: { readonly copy: OpenCopy }): ReactNode {
  const say = useSay();
  const length = [...useCopyText(copy.document.getText("headline"))].length;
  return (
    <span className={length > headlineLimits.search ? "over" : ""}>
      {say("headlineLength", { n: length, ...headlineLimits })}
    </span>
  );
}

/** Over the words, which stay where they are and are kept. */
function SignInAgain({ copy }: { readonly copy: OpenCopy }): ReactNode {
  const say = useSay();
  return (
    <div className="notice" role="alert">
      <p>{say("signedOut")}</p>
      <SignIn done={() => copy.reconnect()} />
    </div>
  );
}

function useTitle(copy: OpenCopy, untitled: string): void {
  const headline = useCopyText(copy.document.getText("headline"));
  useEffect(() => {
    document.title = headline || untitled;
  }, [headline, untitled]);
}
