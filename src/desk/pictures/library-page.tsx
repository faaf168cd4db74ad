import { useNavigate, useSearch } from "@tanstack/react-router";
import { type DragEvent, type ReactNode, useDeferredValue, useState } from "react";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { AddFiles } from "./add-files.js";
import { PictureDesk } from "./picture-desk.js";
import { PictureGrid } from "./picture-grid.js";
import { SendingList } from "./sending-list.js";
import { useSending } from "./use-sending.js";

/** The picture library: found by words, added to by dropping files anywhere, one of them open beside the others. */
export function LibraryPage(): ReactNode {
  const say = useSay();
  const { may } = useMe();
  const { picture, words = "" } = useSearch({ from: "/inside/pictures" });
  const navigate = useNavigate();
  const wanted = useDeferredValue(words.trim());
  const sending = useSending();
  const [over, setOver] = useState(false);
  const go = (change: { picture?: string | undefined; words?: string | undefined }): void => {
    const next = Object.entries({ picture, words, ...change }).filter(([, value]) => value);
    void navigate({ to: "/pictures", search: Object.fromEntries(next), replace: true });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (may.pictures === null) sending.send([...event.dataTransfer.files]);
  };
  return (
    // Dropping is a convenience: the button beside the search takes the same files.
    // biome-ignore lint/a11y/noStaticElementInteractions: the whole page is where files may be let go.
    <div
      className={`picture-library ${over ? "over" : ""} ${picture === undefined ? "" : "with-one"}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(event.dataTransfer.types.includes("Files"));
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setOver(false)}
      onDrop={drop}
    >
      <section className="all">
        <h1 className="hidden">{say("library")}</h1>
        <search className="filters">
          <input
            type="search"
            data-find
            aria-label={say("findPictures")}
            placeholder={`${say("findPictures")}  /`}
            dir="auto"
            value={words}
            onChange={(event) => go({ words: event.target.value })}
          />
          {may.pictures === null && <AddFiles add={(files) => sending.send(files)} />}
        </search>
        {may.pictures === null && <p className="hint">{say("dropPictures")}</p>}
        <SendingList sending={sending} />
        <PictureGrid words={wanted} open={picture ?? null} choose={({ id }) => go({ picture: id })} />
      </section>
      <aside>
        {picture === undefined ? (
          <p className="hint">{say("chooseOne")}</p>
        ) : (
          <PictureDesk key={picture} id={picture} close={() => go({ picture: undefined })} />
        )}
      </aside>
    </div>
  );
}
