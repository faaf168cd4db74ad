import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { ReactNode } from "react";
import { useSay } from "../words/speak.js";

/** Words and characters of the body, counted by the language's own rules (Unicode UAX 29). */
export function Counts({ editor }: { readonly editor: Editor }): ReactNode {
  const say = useSay();
  const { words, characters } = useEditorState({ editor, selector: ({ editor: now }) => count(now) });
  return <p className="counts">{say("words", { n: words, characters })}</p>;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

function count(editor: Editor): { readonly words: number; readonly characters: number } {
  const text = editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n", " ");
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return { words, characters: [...text.replace(/\n/g, "")].length };
}
