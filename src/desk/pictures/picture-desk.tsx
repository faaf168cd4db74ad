import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { DeskAnswer, LibraryPicture } from "../../contract/desk-shapes.js";
import { call, Refused } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe, useNames } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";
import { toldOrNone } from "../words/told.js";
import { FocalPoint } from "./focal-point.js";
import { PictureWords } from "./picture-words.js";
import { UsedIn } from "./used-in.js";

type Opened = DeskAnswer<"openPicture">;
type Said = Pick<LibraryPicture, "alt" | "caption" | "credit" | "focus">;

/** One picture of the library: what is said of it, what a crop keeps, where it is used. */
export function PictureDesk({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const say = useSay();
  const opened = useQuery({
    queryKey: ["picture", id],
    queryFn: () => call("openPicture", { params: { id } }),
  });
  if (opened.error !== null) return <Trouble error={opened.error} />;
  if (opened.data === undefined) return <p className="waiting">…</p>;
  return (
    <>
      <p className="buttons close">
        <button type="button" onClick={close}>
          {say("close")}
        </button>
      </p>
      <Described key={id} opened={opened.data} />
      <UsedIn key={`used ${id}`} opened={opened.data} />
    </>
  );
}

const saidOf = ({ alt, caption, credit, focus }: LibraryPicture): Said => ({ alt, caption, credit, focus });
const isSame = (one: Said, other: Said): boolean => JSON.stringify(saidIn(one)) === JSON.stringify(saidIn(other));
const saidIn = ({ alt, caption, credit, focus }: Said) => [alt, caption, credit, focus.x, focus.y];

/** The words and the focal point; what someone else said meanwhile is shown before anything is written over it. */
function Described({ opened }: { readonly opened: Opened }): ReactNode {
  const say = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const { may } = useMe();
  const [seen, setSeen] = useState(opened.picture);
  const [draft, setDraft] = useState<Said>(() => saidOf(opened.picture));
  const { picture } = opened;
  const show = (next: LibraryPicture): void => {
    setSeen(next);
    setDraft(saidOf(next));
  };
  const touched = !isSame(draft, seen);
  // Untouched fields follow what the house has; touched ones wait for whoever typed in them.
  if (!touched && picture.etag !== seen.etag) show(picture);
  const save = useMutation({
    mutationFn: () => call("describePicture", { params: { id: picture.id }, body: draft, seen: seen.etag }),
    onSuccess: (described) => {
      queries.setQueryData<Opened>(["picture", picture.id], (before) => before && { ...before, picture: described });
      show(described);
      void queries.invalidateQueries({ queryKey: ["pictures"] });
    },
    onError: () => queries.invalidateQueries({ queryKey: ["picture", picture.id] }),
  });
  const moved = save.error instanceof Refused && save.error.status === 412 && picture.etag !== seen.etag;
  const { width, height } = picture;
  return (
    <form
      className="described"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <fieldset className="details" disabled={may.pictures !== null}>
        <FocalPoint picture={picture} focus={draft.focus} onChange={(focus) => setDraft({ ...draft, focus })} />
        <PictureWords words={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        <p className="hint">{say("pictureWordsHelp")}</p>
        {save.error !== null && !moved && <Trouble error={save.error} />}
        {moved && (
          <div className="notice" role="alert">
            <p>{say("pictureMoved")}</p>
            <p dir="auto">{[picture.alt, picture.caption, picture.credit].filter(Boolean).join(" · ")}</p>
            <button type="button" onClick={() => show(picture)}>
              {say("takeTheirs")}
            </button>
          </div>
        )}
        <p className="buttons">
          <button
            type="submit"
            className="chief"
            disabled={!touched || save.isPending}
            title={toldOrNone(may.pictures, say)}
            onClick={() => moved && setSeen(picture)}
          >
            {say("keepWords")}
          </button>
          {touched && (
            <button type="button" onClick={() => show(picture)}>
              {say("cancel")}
            </button>
          )}
        </p>
      </fieldset>
      <p className="hint">
        {say("pixels", { width, height })}
        <br />
        {say("addedBy", { name: names(picture.addedBy), at: momentIn(picture.addedAt, null) })}
      </p>
    </form>
  );
}
