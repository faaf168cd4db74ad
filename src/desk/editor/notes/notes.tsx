import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { call } from "../../api/call.js";
import { Trouble } from "../../app/errors.js";
import { type DeskEdition, useMe, useNames } from "../../app/me.js";
import { momentIn } from "../../app/moments.js";
import { useSay } from "../../words/speak.js";
import { inPieces, withIds } from "./name-people.js";
import { NoteField } from "./note-field.js";

interface NotesProps {
  readonly code: number;
  readonly edition: DeskEdition | null;
}

/** What colleagues say to each other about a story. */
export function Notes({ code, edition }: NotesProps): ReactNode {
  const names = useNames();
  const { may } = useMe();
  const notes = useQuery({ queryKey: ["notes", code], queryFn: () => call("storyNotes", { params: { code } }) });
  return (
    <>
      <ul className="notes">
        {notes.data?.notes.map(({ id, at, actor, text }) => (
          <li key={id}>
            <b>{names(actor)}</b>{" "}
            <small>
              <bdi>{momentIn(at, edition)}</bdi>
            </small>
            <NoteText text={text} />
          </li>
        ))}
      </ul>
      {may.note === null && <LeaveNote code={code} />}
    </>
  );
}

/** A note's words, those it names by their names. */
export function NoteText({ text }: { readonly text: string }): ReactNode {
  const { people } = useMe();
  return (
    <p dir="auto" className="note-text">
      {inPieces(text, people).map(({ text: piece, names }, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a note never changes
        names ? <b key={place}>{piece}</b> : piece,
      )}
    </p>
  );
}

function LeaveNote({ code }: { readonly code: number }): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const { people } = useMe();
  const [text, setText] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const here = people.filter(({ dismissed }) => !dismissed);
  const leave = useMutation({
    mutationFn: () => call("leaveNote", { params: { code }, body: { text: withIds(text, here) }, key }),
    onSuccess: () => {
      setText("");
      setKey(crypto.randomUUID());
      void queries.invalidateQueries({ queryKey: ["notes", code] });
      void queries.invalidateQueries({ queryKey: ["mentions"] });
    },
  });
  const submit = (): void => {
    if (text.trim() !== "" && !leave.isPending) leave.mutate();
  };
  return (
    <form
      className="leave-note"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <NoteField value={text} onChange={setText} people={here} submit={submit} />
      {leave.error !== null && <Trouble error={leave.error} />}
      <button type="submit" disabled={text.trim() === ""}>
        {say("leaveNote")}
      </button>
    </form>
  );
}
