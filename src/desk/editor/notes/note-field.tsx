import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { useSay } from "../../words/speak.js";
import { type Nameable, nameBeing, peopleCalled } from "./name-people.js";

interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly people: readonly Nameable[];
  readonly submit: () => void;
}

/** A note as it is typed; after an @ those who can be named are offered, chosen by arrows and Enter or by hand. */
export function NoteField({ value, onChange, people, submit }: NoteFieldProps): ReactNode {
  const say = useSay();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(false);
  const wanted = useRef<number | null>(null);
  // With the new words, before another key is heard: later would throw the cursor back among what was typed since.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  const being = shut ? null : nameBeing(value, cursor);
  const offered = being === null ? [] : peopleCalled(people, being.typed);
  const chosen = Math.min(at, offered.length - 1);
  const take = (person: Nameable): void => {
    if (being === null) return;
    const before = `${value.slice(0, being.from)}@${person.name} `;
    onChange(before + value.slice(cursor));
    setCursor(before.length);
    wanted.current = before.length;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return submit();
    const person = offered[chosen];
    if (person === undefined) return;
    const step = { ArrowDown: 1, ArrowUp: offered.length - 1 }[event.key];
    const taken = event.key === "Enter" || event.key === "Tab";
    if (step === undefined && !taken && event.key !== "Escape") return;
    event.preventDefault();
    if (step !== undefined) setAt((chosen + step) % offered.length);
    else if (taken) take(person);
    else setShut(true);
  };
  return (
    <div className="note-field">
      <textarea
        ref={field}
        aria-label={say("note")}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(offered.length > 0 && { "aria-controls": id, "aria-activedescendant": `${id}-${chosen}` })}
        placeholder={say("note")}
        dir="auto"
        rows={2}
        value={value}
        onChange={(event) => {
          setShut(false);
          setAt(0);
          onChange(event.target.value);
          setCursor(event.target.selectionStart);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={press}
        onBlur={() => setShut(true)}
      />
      {offered.length > 0 && (
        <div role="listbox" id={id} className="offered" aria-label={say("nameSomeone")}>
          {offered.map((person, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is on
            <div
              key={person.id}
              role="option"
              id={`${id}-${place}`}
              aria-selected={place === chosen}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              <bdi>{person.name}</bdi> <small dir="ltr">@{person.id}</small>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
