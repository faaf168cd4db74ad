const key = "dateline-muted";

/** Keeps in this browser alone whom its reader does not want to see: no page has to ask who looks. */
export function keepMuted(readers: string): void {
  if (readers === "") localStorage.removeItem(key);
  else localStorage.setItem(key, readers);
}

export function hideMuted(root: ParentNode): void {
  const muted = new Set((localStorage.getItem(key) ?? "").split(" "));
  for (const remark of root.querySelectorAll<HTMLElement>("[data-by]"))
    remark.hidden = muted.has(remark.dataset.by ?? "");
}
