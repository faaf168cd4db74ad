import type { ReactNode } from "react";
import { Trouble } from "../../app/errors.js";
import { useNames } from "../../app/me.js";
import { useMentions, useSeeMentions } from "../../app/mentions.js";
import { useSay } from "../../words/speak.js";
import { NoteText } from "./notes.js";

/** The notes on this story that name whoever sits here: over the words, until they say that they have seen them. */
export function Mentioned({ code }: { readonly code: number }): ReactNode {
  const say = useSay();
  const names = useNames();
  const { unseen, etag } = useMentions();
  const here = unseen.filter((one) => one.code === code);
  const see = useSeeMentions(code);
  if (here.length === 0) return null;
  return (
    <section className="notice mentioned" aria-label={say("mentionsUnseen", { n: here.length })}>
      {here.map(({ at, actor, text }) => (
        <div key={`${at} ${actor} ${text}`}>
          <b>{names(actor)}</b> {say("mentionedYou")}
          <NoteText text={text} />
        </div>
      ))}
      {see.error !== null && <Trouble error={see.error} />}
      <button type="button" onClick={() => see.mutate(etag)}>
        {say("mentionSeen")}
      </button>
    </section>
  );
}
