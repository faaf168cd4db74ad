import { useRef } from "react";
import type { DeskRow } from "../../contract/desk-shapes.js";

/**
 * The rows of a new answer, each the same object as before where nothing in it has changed: then only what has changed
 * is drawn again, however long the list and wherever a story was put in. A story that two pages both hold, because it
 * moved while they were asked for, stands once.
 */
export function steadyRows(before: ReadonlyMap<number, DeskRow>, next: readonly DeskRow[]): readonly DeskRow[] {
  const seen = new Set<number>();
  return next.flatMap((row) => {
    if (seen.has(row.code)) return [];
    seen.add(row.code);
    const known = before.get(row.code);
    return [known !== undefined && isSame(known, row) ? known : row];
  });
}

const isSame = (one: DeskRow, other: DeskRow): boolean =>
  (Object.keys(other) as (keyof DeskRow)[]).every((name) => one[name] === other[name]);

export function useSteadyRows(
  pages: readonly { readonly stories: readonly DeskRow[] }[] | undefined,
): readonly DeskRow[] {
  const last = useRef<{ readonly from: unknown; readonly rows: readonly DeskRow[] }>({ from: null, rows: [] });
  if (last.current.from === pages) return last.current.rows;
  const known = new Map(last.current.rows.map((row) => [row.code, row]));
  const rows = steadyRows(known, pages?.flatMap(({ stories }) => stories) ?? []);
  last.current = { from: pages, rows };
  return rows;
}
