import { useEffect, useRef, useState } from "react";
import type { DeskRow } from "../../contract/desk-shapes.js";

interface Chosen {
  /** Which list, narrowed how: another one starts at its first row. */
  readonly of: string;
  readonly code: number | null;
}

/**
 * The row that the keys stand on, known by its story: whatever comes in above or goes, one stays on the same story. If
 * that one leaves the list, one stands where it stood.
 */
export function useChosenRow(
  rows: readonly DeskRow[],
  of: string,
): readonly [at: number, choose: (at: number) => void] {
  const [chosen, setChosen] = useState<Chosen>({ of, code: null });
  const last = useRef(0);
  const isHere = chosen.of === of;
  const found = isHere ? rows.findIndex(({ code }) => code === chosen.code) : 0;
  const at = Math.max(0, found >= 0 ? found : Math.min(last.current, rows.length - 1));
  const code = rows[at]?.code ?? null;
  useEffect(() => {
    last.current = at;
    // From the first moment on it is a story one stands on, not a line.
    if (code !== null && (chosen.of !== of || chosen.code !== code)) setChosen({ of, code });
  }, [at, code, chosen, of]);
  return [at, (next) => setChosen({ of, code: rows[Math.min(Math.max(0, next), rows.length - 1)]?.code ?? null })];
}
