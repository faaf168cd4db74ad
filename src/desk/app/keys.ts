import { useEffect } from "react";
import { latinDigits } from "../../language/digits.js";

/** Whether a key goes into a text someone is writing. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The key a press means: a keyboard set to Persian or Arabic has the same keys in the same places as a Latin one. */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key === "؟") return "?";
  const latin = latinDigits(key);
  if (latin.length > 1 || /^[\x20-\x7e]$/.test(latin)) return latin;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return code === "Slash" ? (shiftKey ? "?" : "/") : key;
}

/** A dialog that is open, or on its way: what is typed then is meant for it. */
const inTheWay = "[role=dialog], [data-opening]";

/** Keys as commands, where nobody is typing and no dialog is open; several names of one, with spaces between. */
export function useKeys(commands: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector(inTheWay) !== null) return;
      const pressed = keyOf(event);
      const command = Object.entries(commands).find(([keys]) => keys.split(" ").includes(pressed));
      if (command === undefined) return;
      event.preventDefault();
      command[1]();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [commands]);
}
