import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type * as Y from "yjs";
import type { LibraryPicture } from "../../contract/desk-shapes.js";
import { allowedEmbed } from "../../domain/story/allowed-embed.js";
import { safeHref } from "../../domain/story/safe-href.js";
import { useSay } from "../words/speak.js";
import { AskWords } from "./ask-words.js";
import { blockAt, keepSpot } from "./pictures/put-pictures.js";
import { type ToolDrawing, ToolIcon } from "./tool-icon.js";

const PicturePicker = lazy(() => import("../pictures/picture-picker.js"));

interface Tool {
  readonly word: ToolDrawing;
  readonly keys?: string;
  readonly run: (editor: Editor) => void;
}

const tools: readonly Tool[] = [
  { word: "bold", keys: "Ctrl B", run: (editor) => editor.chain().focus().toggleMark("bold").run() },
  { word: "italic", keys: "Ctrl I", run: (editor) => editor.chain().focus().toggleMark("italic").run() },
  {
    word: "crosshead",
    keys: "Ctrl Alt 2",
    run: (editor) => editor.chain().focus().toggleNode("crosshead", "paragraph").run(),
  },
  { word: "quote", keys: "Ctrl Alt Q", run: (editor) => editor.chain().focus().toggleNode("quote", "paragraph").run() },
  { word: "bulletList", keys: "Ctrl Shift 8", run: (editor) => editor.chain().focus().toggleBulletList().run() },
  { word: "orderedList", keys: "Ctrl Shift 7", run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { word: "box", run: (editor) => editor.chain().focus().toggleWrap("box").run() },
];

type Asked = "link" | "embed" | "picture";

interface ToolsProps {
  readonly editor: Editor;
  readonly document: Y.Doc;
}

/** The marks and blocks at hand, each with its keys. */
export function BodyTools({ editor, document }: ToolsProps): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState<Asked | null>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      [...tools.map(({ word }) => word), "link"].filter((word) => now.isActive(word)).join(" "),
  });
  const done = (): void => setAsking(null);
  return (
    <div className="tools" role="toolbar" aria-label={say("body")}>
      {tools.map(({ word, keys, run }) => (
        <ToolButton
          key={word}
          word={word}
          pressed={active.split(" ").includes(word)}
          run={() => run(editor)}
          {...(keys !== undefined && { keys })}
        />
      ))}
      <span className="between" />
      <ToolButton word="link" pressed={active.split(" ").includes("link")} run={() => setAsking("link")} />
      <ToolButton word="embed" run={() => setAsking("embed")} />
      <ToolButton word="picture" run={() => setAsking("picture")} />
      {asking === "picture" && (
        <Suspense fallback={null}>
          <PicturePicker
            done={(picture) => {
              done();
              if (picture !== null) putPicture(editor, document, picture);
            }}
          />
        </Suspense>
      )}
      {asking === "link" && <AskLink editor={editor} done={done} />}
      {asking === "embed" && <AskEmbed editor={editor} done={done} />}
    </div>
  );
}

interface ButtonProps {
  readonly word: ToolDrawing;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly run: () => void;
}

function ToolButton({ word, keys, pressed, run }: ButtonProps): ReactNode {
  const say = useSay();
  const label = say(word);
  return (
    <button
      type="button"
      aria-label={label}
      {...(pressed !== undefined && { "aria-pressed": pressed })}
      title={keys === undefined ? label : `${label} (${keys})`}
      onClick={run}
    >
      <ToolIcon of={word} />
    </button>
  );
}

/** After the block one stands in, never over what is selected; then selected itself, so that it can be described. */
function putPicture(editor: Editor, document: Y.Doc, picture: LibraryPicture): void {
  const block = blockAt(editor.state.doc, editor.state.selection.to);
  keepSpot(document, block).put(picture, 0);
  let position = 0;
  for (let at = 0; at <= block; at += 1) position += editor.state.doc.child(at).nodeSize;
  editor.chain().focus().setNodeSelection(position).run();
}

interface AskProps {
  readonly editor: Editor;
  readonly done: () => void;
}

function AskLink({ editor, done }: AskProps): ReactNode {
  const say = useSay();
  return (
    <AskWords
      title={say("link")}
      label={say("linkTo")}
      initial={String(editor.getAttributes("link").href ?? "https://")}
      optional
      check={(words) => (words === "" || safeHref(words) !== null ? null : say("linkTo"))}
      done={(words) => {
        done();
        if (words === null) return;
        const chain = editor.chain().focus().extendMarkRange("link");
        if (words === "") chain.unsetLink().run();
        else chain.setLink({ href: words }).run();
      }}
    />
  );
}

function AskEmbed({ editor, done }: AskProps): ReactNode {
  const say = useSay();
  return (
    <AskWords
      title={say("embed")}
      label={say("embedUrl")}
      check={(words) => (allowedEmbed(words) ? null : say("embedRefused"))}
      done={(words) => {
        done();
        if (words === null) return;
        const content = { type: "embed", attrs: { url: words, title: "" } };
        editor.chain().focus().insertContentAt(editor.state.selection.to, content).run();
      }}
    />
  );
}
