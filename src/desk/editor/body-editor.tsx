import { type Editor, Extension } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import type { EditorView } from "@tiptap/pm/view";
import { EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, useEffect } from "react";
import { cleanPaste } from "../paste/clean-paste.js";
import { useSay } from "../words/speak.js";
import { BodyTools } from "./body-tools.js";
import { Body, Box, Crosshead, Embed, Picture, Quote } from "./nodes/blocks.js";
import type { OpenCopy } from "./open-copy.js";
import { blockAt, keepSpot, type Spot } from "./pictures/put-pictures.js";

interface BodyEditorProps {
  readonly copy: OpenCopy;
  readonly direction: "ltr" | "rtl";
  readonly language: string;
  readonly readOnly: boolean;
  readonly onReady: (editor: Editor) => void;
  /** Picture files were dropped or pasted; they are to stand at the spot. */
  readonly onFiles: (files: readonly File[], spot: Spot) => void;
}

/** A mark colleagues are told apart by, one of eight that the style sheet knows. */
const hue = (clientName: string): number =>
  [...clientName].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 8;

/** The body: structured blocks, several writers, their cursors, and a clipboard that comes in clean. */
export function BodyEditor({ copy, direction, language, readOnly, onReady, onFiles }: BodyEditorProps): ReactNode {
  const say = useSay();
  const take = ({ state }: EditorView, files: readonly File[], at = state.selection.to): void =>
    onFiles(files, keepSpot(copy.document, blockAt(state.doc, at)));
  const editor = useEditor(
    {
      // The page's policy takes no styles but those of its own sheet.
      injectCSS: false,
      editable: !readOnly,
      shouldRerenderOnTransaction: false,
      extensions: [...blocks, ...together(copy)],
      editorProps: {
        attributes: {
          class: "body",
          dir: direction,
          lang: language,
          "aria-label": say("body"),
          role: "textbox",
          "aria-multiline": "true",
        },
        transformPastedHTML: (html) => cleanPaste(html, parsed),
        handleDrop: (view, event) => {
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          return takeFiles(event.dataTransfer, (files) => take(view, files, at?.pos));
        },
        handlePaste: (view, event) => takeFiles(event.clipboardData, (files) => take(view, files)),
      },
    },
    [copy],
  );
  useEffect(() => editor.setEditable(!readOnly, false), [editor, readOnly]);
  useEffect(() => onReady(editor), [editor, onReady]);
  return (
    <>
      {!readOnly && <BodyTools editor={editor} document={copy.document} />}
      <EditorContent editor={editor} />
    </>
  );
}

const parsed = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

const blocks = [
  Body,
  Paragraph,
  Text,
  Crosshead,
  Quote,
  BulletList,
  OrderedList,
  ListItem.extend({ content: "paragraph" }),
  ListKeymap,
  Box,
  Embed,
  Picture,
  Bold,
  Italic,
  Link.configure({
    openOnClick: false,
    autolink: true,
    HTMLAttributes: { rel: null, target: null },
  }),
  // A body ends with a line to write in, whatever stands last.
  Extension.create({
    name: "lastLine",
    addKeyboardShortcuts: () => ({ "Mod-Enter": ({ editor }) => lastLine(editor) }),
  }),
];

const lastLine = (editor: Editor): boolean =>
  editor.chain().insertContentAt(editor.state.doc.content.size, { type: "paragraph" }).focus("end").run();

const together = ({ document, provider }: OpenCopy) => [
  Collaboration.configure({ document, field: "body", provider }),
  CollaborationCaret.configure({
    provider,
    user: {},
    render: (user) => {
      const caret = globalThis.document.createElement("span");
      caret.className = `caret hue-${hue(String(user.name))}`;
      const name = globalThis.document.createElement("span");
      name.textContent = String(user.name ?? "");
      caret.append(name);
      return caret;
    },
    selectionRender: (user) => ({ nodeName: "span", class: `selected hue-${hue(String(user.name))}` }),
  }),
];

/** Picture files that were dropped or pasted are taken into the library; everything else goes the usual way. */
function takeFiles(data: DataTransfer | null, take: (files: readonly File[]) => void): boolean {
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
  if (files.length === 0) return false;
  take(files);
  return true;
}
