import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import type { DeskCommentRules } from "../../contract/comment-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";

/** The word lists, and a place to try a text against them as they stand in the fields, before they are saved. */
export function WordFields({ rules }: { readonly rules: DeskCommentRules }): ReactNode {
  const say = useSay();
  const { editions } = useMe();
  const edition = editions.find(({ id }) => rules.scope === `edition:${id}`);
  const own = useRef<HTMLFieldSetElement>(null);
  const [text, setText] = useState("");
  const attempt = useMutation({
    mutationFn: () => {
      const lists = [...(own.current?.querySelectorAll<HTMLTextAreaElement>("textarea.words") ?? [])];
      const words = lists.map(({ value }) => value).join("\n");
      return call("tryWords", { body: { text, words, language: edition?.language ?? "und" } });
    },
  });
  const found = attempt.data?.found;
  return (
    <fieldset ref={own} className="word-lists">
      <legend>{say("wordsHelp")}</legend>
      {(["banned", "suspect"] as const).map((kind) => (
        <label key={kind}>
          {say(`${kind}Words`)}
          <textarea
            name={kind}
            className="words"
            rows={8}
            dir="auto"
            spellCheck={false}
            defaultValue={rules[kind] ?? ""}
          />
        </label>
      ))}
      <label>
        {say("tryText")}
        <textarea rows={3} dir="auto" data-try value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="buttons">
        <button type="button" data-act="try-words" onClick={() => attempt.mutate()}>
          {say("tryIt")}
        </button>
        <output>
          {found !== undefined &&
            (found.length === 0
              ? say("tryNothing")
              : say("tryFound", {
                  words: found.map(({ entry, from, to }) => `${entry} (${text.slice(from, to)})`).join(", "),
                }))}
        </output>
      </p>
      {attempt.error !== null && <Trouble error={attempt.error} />}
    </fieldset>
  );
}
