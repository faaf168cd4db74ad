import type { ReactNode } from "react";

/** What each tool is drawn with: strokes on a field of 16 by 16, the same whatever fonts a machine has. */
const drawn = {
  bold: "M4.5 2.5h4a2.7 2.7 0 0 1 0 5.5h-4zM4.5 8h4.8a2.8 2.8 0 0 1 0 5.5H4.5z",
  italic: "M6.5 2.5h5M4.5 13.5h5M9.5 2.5l-3 11",
  crosshead: "M3 3v10M9 3v10M3 8h6M11.5 13h3",
  quote: "M3 3.5v9M6.5 5h7M6.5 8h7M6.5 11h4.5",
  bulletList: "M6 4h8M6 8h8M6 12h8M2.6 4h.1M2.6 8h.1M2.6 12h.1",
  orderedList: "M6.5 4h7.5M6.5 8h7.5M6.5 12h7.5M2 3l1-.7V6M1.8 10.3c0-1.2 2-1.2 2 0 0 .7-2 1.5-2 2.2h2.1",
  box: "M2.5 3.5h11v9h-11zM2.5 6.2h11",
  link: "M6.8 9.2a2.5 2.5 0 0 0 3.5 0l2.4-2.4a2.5 2.5 0 0 0-3.5-3.5l-.9.9M9.2 6.8a2.5 2.5 0 0 0-3.5 0L3.3 9.2a2.5 2.5 0 0 0 3.5 3.5l.9-.9",
  embed: "M2.5 3.5h11v9h-11zM6.8 6v4l3.4-2z",
  picture: "M2.5 3.5h11v9h-11zM2.5 10.8l3.2-3 2.6 2.4 2-1.6 3.2 2.4M10.6 6.2h.1",
} as const;

export type ToolDrawing = keyof typeof drawn;

export const ToolIcon = ({ of }: { readonly of: ToolDrawing }): ReactNode => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={drawn[of]} />
  </svg>
);
