import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useDeferredValue, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { latinDigits } from "../../language/digits.js";
import { call } from "../api/call.js";
import { useMe } from "../app/me.js";
import { lists, places } from "../app/places.js";
import { useSay } from "../words/speak.js";

interface PaletteProps {
  readonly close: () => void;
  readonly begin: () => void;
  readonly openShortcuts: () => void;
}

interface Command {
  readonly id: string;
  readonly text: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Every command of the desk by its words, and every story by its code or headline. */
export default function Palette({ close, begin, openShortcuts }: PaletteProps): ReactNode {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const { contains } = useFilter({ sensitivity: "base" });
  const [typed, setTyped] = useState("");
  // Commands go with each letter: whoever types on and presses Enter means what stands there then. Stories come when they do.
  const words = useDeferredValue(typed.trim());
  const stories = useQuery({
    queryKey: ["palette", words],
    queryFn: () => call("listStories", { query: { list: "all", words } }),
    enabled: words.length > 1,
  });
  const open = (code: number) => () => void navigate({ to: "/story/$code", params: { code: String(code) } });
  const here: Command[] = [
    ...(me.may.begin === null ? [{ id: "new", text: say("newStory"), keys: "n", run: begin }] : []),
    ...lists.map((list, at) => ({
      id: list,
      text: say(list),
      keys: String(at + 1),
      run: () => void navigate({ to: "/list/$list", params: { list }, search: {} }),
    })),
    {
      id: "published-today",
      text: say("publishedToday"),
      run: () => void navigate({ to: "/list/$list", params: { list: "published" }, search: { today: "1" } }),
    },
    ...me.editions.map(({ id, name }) => ({
      id: `front-${id}`,
      text: `${say("front")} · ${name}`,
      run: () => void navigate({ to: "/front/$edition", params: { edition: id }, search: {} }),
    })),
    { id: "keys", text: say("shortcuts"), keys: "?", run: openShortcuts },
    ...places
      .filter(({ needs }) => me.may[needs] === null)
      .map(({ to, word }) => ({ id: to, text: say(word), run: () => void navigate({ to }) })),
    ...actsOnThisPage().map(({ act, text }) => ({ id: `act-${act}`, text, run: () => press(act) })),
  ];
  const code = Number(latinDigits(words));
  const found: Command[] = [
    ...(Number.isSafeInteger(code) && code > 0
      ? [{ id: "code", text: `${say("code")} ${code}`, run: open(code) }]
      : []),
    ...(stories.data?.stories ?? [])
      .slice(0, 8)
      .map((row) => ({ id: `story-${row.code}`, text: row.headline, keys: String(row.code), run: open(row.code) })),
  ];
  const shown = [...here.filter(({ text }) => contains(text, typed.trim())), ...found];
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal>
        <Dialog className="sheet palette" aria-label={say("palette")}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label={say("paletteFind")} autoFocus>
              <Input placeholder={say("paletteFind")} dir="auto" />
            </SearchField>
            <Menu
              aria-label={say("palette")}
              items={shown}
              onAction={(id) => {
                close();
                shown.find((one) => one.id === id)?.run();
              }}
            >
              {(one) => (
                <MenuItem id={one.id} textValue={one.text}>
                  <span dir="auto">{one.text}</span>
                  {one.keys !== undefined && <kbd>{one.keys}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The acts that the open story offers now, by the buttons that stand on the page. */
const actsOnThisPage = (): readonly { readonly act: string; readonly text: string }[] =>
  [...document.querySelectorAll<HTMLButtonElement>("[data-act]:not([aria-disabled=true])")].map((button) => ({
    act: button.dataset.act ?? "",
    text: button.firstChild?.textContent ?? "",
  }));

/** After the palette has closed: the act may open a dialog of its own. */
const press = (act: string): void => {
  requestAnimationFrame(() => document.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)?.click());
};
