import { useEffect } from "react";

/** Whether a key goes into a text someone is writing. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys as commands, where nobody is typing and no dialog is open; several names of one, with spaces between. */
export function useKeys(commands: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog]") !== null) return;
      const command = Object.entries(commands).find(([keys]) => keys.split(" ").includes(event.key));
      if (command === undefined) return;
      event.preventDefault();
      command[1]();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [commands]);
}
