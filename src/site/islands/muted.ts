const key = "dateline-muted";
/** Milliseconds for which a browser goes by what it was told. */
const goodFor = 600_000;

/**
 * Folds up what readers wrote whom this one muted. The page is the same for everyone: who they are is asked for only
 * where a cookie says that somebody is signed in, and kept in this browser until it changes or its time is over.
 */
export async function foldMuted(root: HTMLElement): Promise<void> {
  const muted = await readMuted().catch((): readonly string[] => []);
  for (const remark of root.querySelectorAll<HTMLElement>("[data-by]"))
    if (muted.includes(remark.dataset.by ?? "") && remark.querySelector(":scope > details") === null)
      fold(remark, root.dataset.muted ?? "");
}

async function readMuted(): Promise<readonly string[]> {
  const stamp = /dateline_muting=([\w-]+)/.exec(document.cookie)?.[1];
  if (stamp === undefined) {
    localStorage.removeItem(key);
    return [];
  }
  const turn = `${stamp}-${Math.floor(Date.now() / goodFor)}`;
  const [known, ...kept] = (localStorage.getItem(key) ?? "").split(" ");
  if (known === turn) return kept;
  const answer = await fetch(`/${location.pathname.split("/")[1]}/reader/muted`);
  if (!answer.ok) return kept;
  const muted = (await answer.json()) as readonly string[];
  localStorage.setItem(key, [turn, ...muted].join(" "));
  return muted;
}

function fold(remark: HTMLElement, words: string): void {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = words;
  details.append(summary, ...remark.childNodes);
  remark.append(details);
}
