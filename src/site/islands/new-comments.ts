/** What a thread's page says of new comments, by plural category (CLDR), `#` for the number. */
type Forms = Readonly<Record<string, string>>;

/**
 * Shows, above the list, how many comments came since it was read; pressed, it shows them. Nothing moves unasked. It ends
 * with the thread: one that was closed or taken away has no news.
 */
export function listenTo(root: HTMLElement, show: () => Promise<void>): void {
  const { live, thread } = root.dataset;
  if (live === undefined || thread === undefined) return;
  const forms = JSON.parse(live) as Forms;
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(root.dataset.numbers ?? lang);
  const button = buttonFor(root);
  let shown = 0;
  const tell = (): void => {
    const fresh = shown - Number(root.querySelector<HTMLElement>("[data-list]")?.dataset.list);
    button.hidden = !(fresh > 0);
    button.textContent = (forms[plural.select(fresh)] ?? forms.other ?? "#").replace("#", number.format(fresh));
  };
  button.addEventListener("click", () => void show());
  let ended = false;
  const open = (): void => {
    const source = new EventSource(`${thread}/live`);
    source.addEventListener("message", ({ data }) => {
      shown = Number(data);
      tell();
    });
    source.addEventListener("end", () => {
      ended = true;
      button.hidden = true;
      source.close();
    });
    addEventListener("pagehide", () => source.close(), { once: true });
  };
  open();
  // A page that was left and is come back to listens again.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !ended) open();
  });
  root.addEventListener("swapped", tell);
}

function buttonFor(root: HTMLElement): HTMLButtonElement {
  const place = document.createElement("p");
  place.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.hidden = true;
  place.append(button);
  root.querySelector("[data-list]")?.before(place);
  return button;
}
