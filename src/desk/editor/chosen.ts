import { useCallback, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { DeskWords } from "../../contract/desk-shapes.js";

/** What is chosen rather than typed: the last choice stands. */
export type Chosen = Pick<
  DeskWords,
  "section" | "sectionName" | "language" | "topics" | "picture" | "dated" | "embargo" | "pinned" | "banned"
> & { readonly legal: string | null };

/** The copy's choices as they are now, and the way to change them. */
export function useChosen(document: Y.Doc): readonly [Partial<Chosen>, (change: Partial<Chosen>) => void] {
  const map = document.getMap("chosen");
  const last = useRef<Partial<Chosen> | null>(null);
  const value = useSyncExternalStore(
    useCallback(
      (changed) => {
        const hear = (): void => {
          last.current = null;
          changed();
        };
        map.observe(hear);
        return () => map.unobserve(hear);
      },
      [map],
    ),
    () => {
      last.current ??= map.toJSON() as Partial<Chosen>;
      return last.current;
    },
  );
  const choose = useCallback(
    (change: Partial<Chosen>) =>
      document.transact(() => {
        for (const [name, one] of Object.entries(change)) map.set(name, one);
      }, "chosen"),
    [document, map],
  );
  return [value, choose];
}
