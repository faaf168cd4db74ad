import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useNewStory } from "../lists/new-story.js";
import { Bar } from "./bar.js";
import { useKeys } from "./keys.js";
import { useLive } from "./live.js";
import { lists } from "./places.js";

const Palette = lazy(() => import("../palette/palette.js"));
const Shortcuts = lazy(() => import("./shortcuts.js"));

/** What stands around every page of the desk. */
export function Shell(): ReactNode {
  const navigate = useNavigate();
  const begin = useNewStory();
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  useLive();
  const commands = useMemo(
    () => ({
      n: begin,
      "/": () => document.querySelector<HTMLInputElement>("[data-find]")?.focus(),
      "?": () => setOpen("shortcuts"),
      ...Object.fromEntries(
        lists.map((list, at) => [
          String(at + 1),
          () => void navigate({ to: "/list/$list", params: { list }, search: {} }),
        ]),
      ),
    }),
    [begin, navigate],
  );
  useKeys(commands);
  const openPalette = useCallback(() => setOpen("palette"), []);
  const openShortcuts = useCallback(() => setOpen("shortcuts"), []);
  const close = useCallback(() => setOpen(null), []);
  usePaletteKey(openPalette);
  return (
    <div className="desk">
      <Bar begin={begin} openPalette={openPalette} openShortcuts={openShortcuts} />
      <main>
        <Suspense fallback={<p className="waiting">…</p>}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense fallback={<span hidden data-opening />}>
        {open === "palette" && <Palette close={close} begin={begin} openShortcuts={openShortcuts} />}
        {open === "shortcuts" && <Shortcuts close={close} />}
      </Suspense>
    </div>
  );
}

/** The palette opens from anywhere, also while someone types. */
function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyK") return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [open]);
}
