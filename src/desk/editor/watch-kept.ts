import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/**
 * Whether all that was typed so far is in this browser's own store. The store writes each change by itself and tells
 * nobody when it is done: a look at it is answered only after what was written before (Indexed Database API 3.0, 2.7.2),
 * so its answer is the word that all of it is kept.
 *
 * @param changed is told whenever the answer is another.
 */
export function watchKept(document: Y.Doc, store: IndexeddbPersistence, changed: () => void): () => boolean {
  let kept = false;
  let typed = 0;
  const tell = (now: boolean): void => {
    if (now === kept) return;
    kept = now;
    changed();
  };
  const look = (): void => {
    const seen = typed;
    untilWritten(store).then(
      () => seen === typed && tell(true),
      () => undefined,
    );
  };
  document.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin instanceof IndexeddbPersistence) return;
    typed += 1;
    tell(false);
    if (store.synced) look();
  });
  store.on("synced", look);
  return () => kept;
}

const untilWritten = ({ db }: IndexeddbPersistence): Promise<void> =>
  new Promise((resolve, reject) => {
    if (db === null) return reject(new Error("the browser's store is not open"));
    const look = db.transaction("updates", "readonly");
    look.objectStore("updates").count();
    look.oncomplete = () => resolve();
    look.onabort = () => reject(look.error ?? new Error("the browser's store was closed"));
  });
