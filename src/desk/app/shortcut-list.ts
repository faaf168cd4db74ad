import type { DeskWord } from "../words/en.js";

interface Shortcut {
  readonly keys: string;
  readonly word: DeskWord;
}

/** Every key of the desk, by where it works: what the sheet of keys shows. */
export const shortcutList: readonly { readonly where: DeskWord; readonly keys: readonly Shortcut[] }[] = [
  {
    where: "everywhere",
    keys: [
      { keys: "Ctrl K", word: "palette" },
      { keys: "1 … 7", word: "keyLists" },
      { keys: "n", word: "newStory" },
      { keys: "/", word: "keyFind" },
      { keys: "?", word: "keyShortcuts" },
    ],
  },
  {
    where: "inLists",
    keys: [
      { keys: "j ↓", word: "keyDown" },
      { keys: "k ↑", word: "keyUp" },
      { keys: "o Enter", word: "keyOpen" },
      { keys: "t", word: "keyToday" },
      { keys: "x", word: "keyClear" },
      { keys: "Esc", word: "keyLeaveFind" },
    ],
  },
  {
    where: "inEditor",
    keys: [
      { keys: "Ctrl B", word: "bold" },
      { keys: "Ctrl I", word: "italic" },
      { keys: "Ctrl Alt 2", word: "crosshead" },
      { keys: "Ctrl Alt Q", word: "quote" },
      { keys: "Ctrl Shift 8", word: "bulletList" },
      { keys: "Ctrl Shift 7", word: "orderedList" },
      { keys: "Ctrl Enter", word: "keyLastLine" },
      { keys: "Ctrl Z", word: "keyUndo" },
      { keys: "Ctrl Shift Z", word: "keyRedo" },
    ],
  },
  { where: "inNotes", keys: [{ keys: "@", word: "keyMention" }] },
  {
    where: "inFronts",
    keys: [
      { keys: "↑ ↓", word: "keyMove" },
      { keys: "Alt ↑ ↓", word: "keyDrag" },
    ],
  },
  {
    where: "inLibrary",
    keys: [
      { keys: "← → ↑ ↓", word: "keyGrid" },
      { keys: "Enter", word: "keyChoose" },
      { keys: "← → ↑ ↓", word: "keyFocusMove" },
    ],
  },
];
