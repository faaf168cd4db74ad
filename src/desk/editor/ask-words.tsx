import { type ReactNode, useId, useState } from "react";
import { AskSheet } from "../app/ask-sheet.js";

interface AskProps {
  readonly title: string;
  readonly label: string;
  readonly initial?: string;
  readonly optional?: boolean;
  readonly many?: boolean;
  /** Null when the words will do, else what is wrong with them. */
  readonly check?: (words: string) => string | null;
  /** Null: it was called off. */
  readonly done: (words: string | null) => void;
}

/** Asks for a few words before something is done. */
export function AskWords({
  title,
  label,
  initial = "",
  optional = false,
  many = false,
  check,
  done,
}: AskProps): ReactNode {
  const [words, setWords] = useState(initial);
  const id = useId();
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = (): void => {
    const given = words.trim();
    const wrong = check?.(given) ?? null;
    if (wrong === null) done(given);
    else setTrouble(wrong);
  };
  const field = { id, value: words, required: !optional, autoFocus: true, dir: "auto" as const };
  return (
    <AskSheet title={title} submit={submit} close={() => done(null)}>
      <label htmlFor={id}>{label}</label>
      {many ? (
        <textarea rows={4} {...field} onChange={(event) => setWords(event.target.value)} />
      ) : (
        <input {...field} onChange={(event) => setWords(event.target.value)} />
      )}
      {trouble !== null && (
        <p role="alert" className="trouble">
          {trouble}
        </p>
      )}
    </AskSheet>
  );
}
