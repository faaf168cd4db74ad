import { foldMuted } from "./muted.js";
import { listenTo } from "./new-comments.js";

/**
 * Makes a thread answer in place. Every act is the same request a page without scripts makes; what it answers is read as
 * the page it is, and the part that matters put where one is.
 */
export function openThread(root: HTMLElement): void {
  void foldMuted(root);
  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (link.dataset.act === "reply") answerIn(link, event);
    else if (link.closest("[data-swap]") !== null) void swapList(root, link.href, event);
  });
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.classList.contains("write")) void send(root, form, event);
    else if (form.closest(".acts") !== null) void respect(form, event);
  });
  listenTo(root, () => swapList(root, root.dataset.thread ?? "", null));
}

interface Fetched {
  readonly page: Document;
  readonly url: string;
  readonly ok: boolean;
}

async function fetchPage(address: string, form?: HTMLFormElement): Promise<Fetched> {
  const body = form && new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const answer = await fetch(address, body === undefined ? {} : { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { page, url: answer.url, ok: answer.ok };
}

/** Opens the form of an answer under the comment it answers; a second press closes it. */
function answerIn(link: HTMLAnchorElement, event: Event): void {
  event.preventDefault();
  const remark = link.closest("li");
  const open = remark?.querySelector(":scope > .write");
  link.setAttribute("aria-expanded", String(open == null));
  if (open != null) return open.remove();
  void fetchPage(link.href).then(({ page }) => {
    const form = page.querySelector(".write") ?? page.querySelector(".page > p");
    if (form === null || remark == null) return location.assign(link.href);
    remark.append(withOwnIds(form));
    form.querySelector("textarea")?.focus();
  });
}

let forms = 0;

/** A form of another page, its names made its own: the page may have one open already. */
function withOwnIds<Part extends Element>(form: Part): Part {
  forms += 1;
  for (const part of form.querySelectorAll("[id]")) part.id += forms;
  for (const name of ["for", "aria-describedby"])
    for (const part of form.querySelectorAll(`[${name}]`))
      part.setAttribute(name, part.getAttribute(name) + String(forms));
  return form;
}

/** Sends what was written. From the box the whole form comes back, from the form the comment's fate. */
async function send(root: HTMLElement, form: HTMLFormElement, event: Event): Promise<void> {
  event.preventDefault();
  if (form.dataset.busy !== undefined) return;
  form.dataset.busy = "";
  try {
    const { page, url, ok } = await fetchPage(form.action, form);
    const fate = page.querySelector<HTMLElement>("[data-fate]");
    if (fate === null || !ok) return showForm(form, page);
    tellFate(form, fate, url);
    if (fate.dataset.fate === "approved" && root.querySelector("[data-list]") !== null)
      await swapList(root, root.dataset.thread ?? "", null);
  } catch {
    // Without the network the page's own way is as good: the browser says what is wrong, and keeps the words.
    form.submit();
  } finally {
    delete form.dataset.busy;
  }
}

/** The form as the house answered it, with what is missing or wrong; where it gave none, this one keeps its words. */
function showForm(form: HTMLFormElement, page: Document): void {
  const next = page.querySelector<HTMLElement>(".write") ?? form;
  form.querySelector("[role=alert]")?.remove();
  if (next.querySelector("[role=alert]") === null) next.prepend(alertIn(page));
  if (next !== form) form.replaceWith(withOwnIds(next));
  const empty = [...next.querySelectorAll<HTMLInputElement>("input:not([type=hidden])")].find(
    ({ value }) => value === "",
  );
  const wrong = next.querySelector<HTMLElement>("[aria-invalid]");
  (wrong ?? empty ?? next.querySelector("button"))?.focus();
}

/** What a page says is wrong; a refusal in a line is nothing else. */
function alertIn(page: Document): HTMLElement {
  const told = page.querySelector<HTMLElement>("[role=alert]");
  if (told !== null) return told;
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.textContent = (page.querySelector(".page > p") ?? page.body).textContent;
  return line;
}

function tellFate(form: HTMLFormElement, fate: HTMLElement, url: string): void {
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.tabIndex = -1;
  const link = document.createElement("a");
  link.href = url;
  link.textContent = fate.querySelector("h1")?.textContent ?? "";
  told.append(link);
  form.replaceWith(told);
  told.focus();
}

async function respect(form: HTMLFormElement, event: Event): Promise<void> {
  event.preventDefault();
  const { page, url } = await fetchPage(form.action, form);
  const fresh = page.getElementById(form.closest("li")?.id ?? "")?.querySelector(".acts form");
  if (fresh == null) location.assign(url);
  else {
    form.replaceWith(fresh);
    fresh.querySelector("button")?.focus();
  }
}

/** Puts another page of the thread in the place of the list that is here. */
async function swapList(root: HTMLElement, address: string, event: Event | null): Promise<void> {
  event?.preventDefault();
  const { page, ok } = await fetchPage(address);
  const fresh = page.querySelector<HTMLElement>("[data-list]");
  const old = root.querySelector<HTMLElement>("[data-list]");
  if (!ok || fresh === null || old === null) return location.assign(address);
  old.replaceWith(fresh);
  await foldMuted(root);
  root.dispatchEvent(new Event("swapped"));
  if (event !== null) {
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
    fresh.scrollIntoView({ block: "start" });
  }
}
