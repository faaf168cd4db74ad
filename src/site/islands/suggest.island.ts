import { type ListedStory, optionFor } from "./suggested-list.js";

/** Milliseconds without a key before the house is asked. */
const pause = 120;
/** Answers remembered, so that a letter taken back asks nothing. */
const mostKept = 40;

interface Suggested {
  readonly said: string;
  readonly stories: readonly ListedStory[];
}

const nothing: Suggested = { said: "", stories: [] };

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-suggest]")) suggestIn(form);

/** Makes a search field a combobox with a list of headlines (WAI-ARIA 1.2, `combobox`; APG, list autocomplete). */
function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector("input");
  const door = form.dataset.suggest;
  if (input === null || door === undefined) return;
  const list = listFor(form);
  const status = statusFor(form);
  const kept = new Map<string, Suggested>();
  let stories: readonly ListedStory[] = [];
  let at = -1;
  let timer = 0;
  let asking = new AbortController();

  const mark = (to: number): void => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = to;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option === undefined) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", option.id);
  };
  const show = ({ said, stories: found }: Suggested): void => {
    stories = found;
    mark(-1);
    list.replaceChildren(...found.map((story, number) => optionFor(story, `${list.id}-${number}`)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = said;
  };
  const hide = (): void => {
    clearTimeout(timer);
    asking.abort();
    show(nothing);
  };
  const ask = async (): Promise<void> => {
    const words = input.value.trimStart();
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const known = words === "" ? nothing : kept.get(words);
    const found = known ?? (await fetchSuggested(`${door}?q=${encodeURIComponent(words)}`, signal));
    if (found === null || signal.aborted) return;
    if (kept.size >= mostKept) kept.clear();
    kept.set(words, found);
    show(found);
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    // What an input method is still composing is no word yet.
    if (!(event as InputEvent).isComposing) timer = setTimeout(ask, pause);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener("blur", hide);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const chosen = stories[at];
    if (event.key === "Enter" && chosen !== undefined) location.href = chosen.path;
    else if (event.key === "Escape" && !list.hidden) hide();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && stories.length > 0)
      mark(nextPlace(at, event.key === "ArrowDown" ? 1 : -1, stories.length));
    else return;
    event.preventDefault();
  });
  // The field keeps the focus while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = (event.target as Element).closest("[role=option]");
    const story = stories[[...list.children].indexOf(option ?? list)];
    if (story !== undefined) location.href = story.path;
  });
}

/** One on, or back; past either end the field itself has its turn, -1. */
const nextPlace = (at: number, step: 1 | -1, many: number): number => ((at + 1 + step + many + 1) % (many + 1)) - 1;

/** What the house suggests; null when it does not answer: the field goes on without. */
async function fetchSuggested(address: string, signal: AbortSignal): Promise<Suggested | null> {
  try {
    const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Suggested) : null;
  } catch {
    return null;
  }
}

function listFor(form: HTMLFormElement): HTMLUListElement {
  const list = document.createElement("ul");
  list.id = "suggested";
  list.className = "suggested";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel ?? "");
  form.append(list);
  return list;
}

/** Says to those who listen how many headlines there are (WCAG 2.2, 4.1.3). */
function statusFor(form: HTMLFormElement): HTMLElement {
  const status = document.createElement("span");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(status);
  return status;
}
