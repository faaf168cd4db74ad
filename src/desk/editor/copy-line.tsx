import { type ReactNode, type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";

interface LineProps {
  readonly text: Y.Text;
  readonly label: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl" | "auto";
  readonly disabled: boolean;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  readonly large?: boolean;
}

/** One line of a story that several people may type in at once: what others type moves neither one's words nor one's cursor. */
export function CopyLine({
  text,
  label,
  name,
  direction,
  disabled,
  placeholder,
  hint,
  large = false,
}: LineProps): ReactNode {
  const value = useCopyText(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useSteadyCursor(text, field);
  useLayoutEffect(() => {
    const own = field.current;
    if (own === null) return;
    own.style.blockSize = "auto";
    own.style.blockSize = `${own.scrollHeight}px`;
  });
  return (
    <label className={`line ${name} ${large ? "large" : ""}`}>
      <span>{label}</span>
      <textarea
        ref={field}
        name={name}
        rows={1}
        value={value}
        dir={direction}
        disabled={disabled}
        placeholder={placeholder}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        onChange={(event) => write(text, event.target.value.replace(/\s*\n\s*/g, " "))}
      />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

/** A shared text as it is now. */
export const useCopyText = (text: Y.Text): string =>
  useSyncExternalStore(
    (changed) => {
      text.observe(changed);
      return () => text.unobserve(changed);
    },
    () => text.toString(),
  );

/** Only what differs is taken out and put in, so that two who type in one line both keep their words. */
function write(text: Y.Text, next: string): void {
  const before = text.toString();
  let start = 0;
  while (start < before.length && start < next.length && before[start] === next[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < next.length - start && before.at(-1 - end) === next.at(-1 - end))
    end += 1;
  text.doc?.transact(() => {
    text.delete(start, before.length - start - end);
    text.insert(start, next.slice(start, next.length - end));
  }, "typed");
}

/** Where others type before the cursor, it moves along with the words it stands in. */
function useSteadyCursor(text: Y.Text, field: RefObject<HTMLTextAreaElement | null>): void {
  const wanted = useRef<readonly [number, number] | null>(null);
  useLayoutEffect(() => {
    const hear = (event: Y.YTextEvent): void => {
      const own = field.current;
      if (own === null || document.activeElement !== own || event.transaction.origin === "typed") return;
      let [from, to] = [own.selectionStart, own.selectionEnd];
      let at = 0;
      for (const { retain = 0, insert, delete: removed = 0 } of event.delta) {
        at += retain;
        const length = typeof insert === "string" ? insert.length : 0;
        if (at < from) from += length - Math.min(removed, from - at);
        if (at < to) to += length - Math.min(removed, to - at);
        at += length;
      }
      wanted.current = [from, to];
    };
    text.observe(hear);
    return () => text.unobserve(hear);
  }, [text, field]);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    field.current?.setSelectionRange(...wanted.current);
    wanted.current = null;
  });
}
