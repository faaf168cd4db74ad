import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { allowedEmbed } from "../../domain/story/allowed-embed.js";
import { safeHref } from "../../domain/story/safe-href.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";
import { AskWords } from "./ask-words.js";
import { pictureNode } from "./pictures/placed.js";

const PicturePicker = lazy(() => import("./pictures/picture-picker.js"));

interface Tool {
  readonly word: DeskWord;
  readonly sign: string;
  readonly keys?: string;
  readonly active?: string;
  readonly run: (editor: Editor) => void;
}

const tools: readonly Tool[] = [
  {
    word: "bold",
    sign: "B",
    keys: "Ctrl B",
    active: "bold",
    run: (editor) => editor.chain().focus().toggleMark("bold").run(),
  },
  {
    word: "italic",
    sign: "I",
    keys: "Ctrl I",
    active: "italic",
    run: (editor) => editor.chain().focus().toggleMark("italic").run(),
  },
  {
    word: "crosshead",
    sign: "H",
    keys: "Ctrl Alt 2",
    active: "crosshead",
    run: (editor) => editor.chain().focus().toggleNode("crosshead", "paragraph").run(),
  },
  {
    word: "quote",
    sign: "“",
    keys: "Ctrl Alt Q",
    active: "quote",
    run: (editor) => editor.chain().focus().toggleNode("quote", "paragraph").run(),
  },
  {
    word: "bulletList",
    sign: "•",
    keys: "Ctrl Shift 8",
    active: "bulletList",
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    word: "orderedList",
    sign: "#",
    keys: "Ctrl Shift 7",
    active: "orderedList",
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { word: "box", sign: "▢", active: "box", run: (editor) => editor.chain().focus().toggleWrap("box").run() },
];

/** The marks and blocks at hand, each with its keys. */
export function BodyTools({ editor }: { readonly editor: Editor }): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState<"link" | "embed" | "picture" | null>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      tools
        .filter((tool) => tool.active !== undefined && now.isActive(tool.active))
        .map(({ word }) => word)
        .join(" "),
  });
  return (
    <div className="tools" role="toolbar" aria-label={say("body")}>
      {tools.map(({ word, sign, keys, run }) => (
        <button
          key={word}
          type="button"
          aria-label={say(word)}
          aria-pressed={active.split(" ").includes(word)}
          title={keys === undefined ? say(word) : `${say(word)} (${keys})`}
          onClick={() => run(editor)}
        >
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
      <button type="button" aria-label={say("link")} title={say("link")} onClick={() => setAsking("link")}>
        <span aria-hidden="true">⛓</span>
      </button>
      <button type="button" aria-label={say("embed")} title={say("embed")} onClick={() => setAsking("embed")}>
        <span aria-hidden="true">▷</span>
      </button>
      <button type="button" aria-label={say("picture")} title={say("picture")} onClick={() => setAsking("picture")}>
        <span aria-hidden="true">▣</span>
      </button>
      {asking === "picture" && (
        <Suspense fallback={null}>
          <PicturePicker
            done={(picture) => {
              setAsking(null);
              if (picture !== null) editor.chain().focus().insertContent(pictureNode(picture)).run();
            }}
          />
        </Suspense>
      )}
      {asking === "link" && (
        <AskWords
          title={say("link")}
          label={say("linkTo")}
          initial={String(editor.getAttributes("link").href ?? "https://")}
          optional
          check={(words) => (words === "" || safeHref(words) !== null ? null : say("linkTo"))}
          done={(words) => {
            setAsking(null);
            if (words === null) return;
            const chain = editor.chain().focus().extendMarkRange("link");
            if (words === "") chain.unsetLink().run();
            else chain.setLink({ href: words }).run();
          }}
        />
      )}
      {asking === "embed" && (
        <AskWords
          title={say("embed")}
          label={say("embedUrl")}
          initial=""
          check={(words) => (allowedEmbed(words) ? null : say("embedRefused"))}
          done={(words) => {
            setAsking(null);
            if (words !== null)
              editor
                .chain()
                .focus()
                .insertContent({ type: "embed", attrs: { url: words, title: "" } })
                .run();
          }}
        />
      )}
    </div>
  );
}
