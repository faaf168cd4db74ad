import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { LibraryPicture } from "../../contract/desk-shapes.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import { libraryQuery } from "./library-query.js";
import { cropPosition, pictureAddress } from "./placed.js";

interface GridProps {
  readonly words: string;
  readonly open: string | null;
  readonly choose: (picture: LibraryPicture) => void;
  /** One that cannot be chosen. */
  readonly without?: string;
}

/** Pictures of the library, walked through by arrow keys, more of them as one goes on. */
export function PictureGrid({ words, open, choose, without }: GridProps): ReactNode {
  const say = useSay();
  const found = useInfiniteQuery(libraryQuery(words));
  const all = found.data?.pages.flatMap(({ pictures }) => pictures) ?? [];
  const shown = all.filter(({ id }) => id !== without);
  if (found.error !== null) return <Trouble error={found.error} />;
  if (found.isSuccess && shown.length === 0) return <p className="waiting">{say("nothingHere")}</p>;
  return (
    <>
      <ListBox
        aria-label={say("library")}
        className="library"
        layout="grid"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={open === null ? [] : [open]}
        items={shown}
        onAction={(id) => {
          const picture = shown.find((one) => one.id === id);
          if (picture !== undefined) choose(picture);
        }}
        onSelectionChange={(keys) => {
          const picture = shown.find((one) => keys !== "all" && keys.has(one.id));
          if (picture !== undefined && picture.id !== open) choose(picture);
        }}
      >
        {(picture) => (
          <ListBoxItem id={picture.id} textValue={picture.alt || picture.caption || say("picture")}>
            <img
              src={pictureAddress(picture.id, 320)}
              alt={picture.alt || picture.caption || say("picture")}
              loading="lazy"
              style={{ objectPosition: cropPosition(picture.focus) }}
            />
            <small dir="auto" className={picture.alt === "" || picture.credit === null ? "lacking" : ""}>
              {picture.credit ?? "—"}
            </small>
          </ListBoxItem>
        )}
      </ListBox>
      {found.hasNextPage && (
        <button type="button" className="more" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {say("more")}
        </button>
      )}
    </>
  );
}
