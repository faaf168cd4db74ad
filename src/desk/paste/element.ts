import { readStyle, type Style } from "./inline-style.js";

/** An element as the reading needs it, looked at once. */
export interface Seen {
  readonly name: string;
  readonly style: Style;
  readonly classes: string;
  readonly element: Element;
}

export const lookAt = (element: Element): Seen => ({
  name: element.nodeName.toLowerCase(),
  style: readStyle(element),
  classes: element.getAttribute("class") ?? "",
  element,
});

const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const dropped = names(
  "style script meta link title base xml template noscript noframes iframe object embed applet audio video canvas " +
    "svg img picture input select textarea button datalist del rt rp",
);

const blocks = names(
  "html head body p div h1 h2 h3 h4 h5 h6 ul ol dir menu li dl dt dd blockquote pre listing xmp hr address article " +
    "aside center details summary fieldset legend figure figcaption footer form header hgroup main nav section search " +
    "table caption thead tbody tfoot tr td th",
);

const blockDisplays = names("block flex grid list-item table table-row table-cell table-caption flow-root");

/** What readers of the source do not see, and comments in its margin, are not part of the text. */
export const isDropped = ({ name, style, classes }: Seen): boolean =>
  dropped.has(name) ||
  name.startsWith("v:") ||
  style.get("display") === "none" ||
  style.get("mso-hide") === "all" ||
  style.get("mso-element") === "comment-list" ||
  /\bmso(?:commentreference|comanchor)\b/i.test(classes);

export const isBlock = ({ name, style, element }: Seen): boolean =>
  blocks.has(name) || blockDisplays.has(style.get("display") ?? "") || element.getAttribute("role") === "heading";

export const isList = ({ name }: Seen): boolean => name === "ul" || name === "ol" || name === "dir" || name === "menu";

export const isQuote = ({ name, classes }: Seen): boolean =>
  name === "blockquote" || /\bMso(?:Intense)?Quote/.test(classes);

export const isHeading = ({ name, style, classes, element }: Seen): boolean =>
  /^h[1-6]$/.test(name) ||
  /\bMso(?:Title|Heading)/.test(classes) ||
  /^[1-9]$/.test(style.get("mso-outline-level") ?? "") ||
  element.getAttribute("role") === "heading";

export const isPreformatted = ({ name }: Seen): boolean => name === "pre" || name === "listing" || name === "xmp";

export const isCell = ({ name }: Seen): boolean => name === "td" || name === "th";

/** A row of one cell is a frame around its content (old pages and letters are built of them), no row of data. */
export function isDataRow({ name, element }: Seen): boolean {
  if (name !== "tr") return false;
  let cells = 0;
  for (let child = element.firstChild; child !== null && cells < 2; child = child.nextSibling)
    if (child.nodeName === "TD" || child.nodeName === "TH") cells += 1;
  return cells > 1;
}
