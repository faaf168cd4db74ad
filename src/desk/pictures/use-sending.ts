import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { LibraryPicture } from "../../contract/desk-shapes.js";
import { sendPicture } from "../api/send-picture.js";
import { sentence } from "../app/errors.js";
import { type Say, useSay } from "../words/speak.js";

/** One file on its way to the library. */
export interface Sent {
  readonly key: string;
  readonly file: File;
  readonly state: "waiting" | "sending" | "there" | "failed";
  /** How much of it is there, 0 to 1. */
  readonly part: number;
  /** What is wrong with it; only where it failed. */
  readonly trouble: string | null;
}

export interface Sending {
  readonly files: readonly Sent[];
  /** Files still on their way. */
  readonly busy: boolean;
  /** Sends them a few at a time; each is answered by itself, in whatever order they come through. */
  send(files: readonly File[], taken?: (picture: LibraryPicture, place: number) => void): void;
  again(key: string): void;
  drop(key: string): void;
  clear(): void;
}

/** As many at once as the house takes in at once. */
const atOnce = 2;
/** What the house takes of one picture, in MB. */
const largest = 40;

/** Sends pictures to the library: with progress, and with what is wrong told file by file; none holds up the others. */
export function useSending(): Sending {
  const say = useSay();
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const waiting = useRef<(() => Promise<void>)[]>([]);
  const running = useRef(0);
  const works = useRef(new Map<string, () => Promise<void>>());
  const next = useCallback((): void => {
    while (running.current < atOnce) {
      const work = waiting.current.shift();
      if (work === undefined) return;
      running.current += 1;
      void work().finally(() => {
        running.current -= 1;
        next();
      });
    }
  }, []);
  const set = useCallback(
    (key: string, change: Partial<Sent>) =>
      setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one))),
    [],
  );
  const start = (key: string): void => {
    const work = works.current.get(key);
    if (work === undefined) return;
    waiting.current.push(work);
    next();
  };
  const workFor = (key: string, file: File, taken: (picture: LibraryPicture) => void) => async () => {
    set(key, { state: "sending", part: 0, trouble: null });
    try {
      const picture = await sendPicture({ file, key }, (part) => set(key, { part }));
      set(key, { state: "there", part: 1 });
      works.current.delete(key);
      void queries.invalidateQueries({ queryKey: ["pictures"] });
      taken(picture);
    } catch (error) {
      set(key, { state: "failed", trouble: sentence(error, say) });
    }
  };
  return {
    files,
    busy: files.some(({ state }) => state === "waiting" || state === "sending"),
    send(given, taken = () => undefined) {
      const fresh = given.map((file): Sent => {
        const trouble = whatIsWrong(file, say);
        return { key: crypto.randomUUID(), file, state: trouble === null ? "waiting" : "failed", part: 0, trouble };
      });
      setFiles((before) => [...before.filter(({ state }) => state !== "there"), ...fresh]);
      for (const [place, { key, file, state }] of fresh.entries()) {
        if (state === "failed") continue;
        works.current.set(
          key,
          workFor(key, file, (picture) => taken(picture, place)),
        );
        start(key);
      }
    },
    again: start,
    drop(key) {
      works.current.delete(key);
      setFiles((before) => before.filter((one) => one.key !== key));
    },
    clear: () => setFiles((before) => before.filter(({ state }) => state === "waiting" || state === "sending")),
  };
}

/** What can be told before a byte is sent. */
function whatIsWrong({ type, size }: File, say: Say): string | null {
  if (!type.startsWith("image/")) return say("notAPicture");
  return size > largest * 1024 * 1024 ? say("pictureTooLarge", { megabytes: largest }) : null;
}
