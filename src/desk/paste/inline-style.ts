/** An element's own style, names and values in lower case. */
export type Style = ReadonlyMap<string, string>;

const none: Style = new Map();

/**
 * Read by hand, not by `element.style`: a browser throws away the properties it does not know, and Word says in those
 * (`mso-list`, `mso-outline-level`) what a paragraph is.
 */
export function readStyle(element: Element): Style {
  const text = element.getAttribute("style");
  return text === null || text === "" ? none : new Map(text.split(";").map(declaration));
}

function declaration(text: string): [string, string] {
  const colon = text.indexOf(":");
  if (colon === -1) return ["", ""];
  const value = text.slice(colon + 1).replace("!important", "");
  return [text.slice(0, colon).trim().toLowerCase(), value.split(/\s+/).join(" ").trim().toLowerCase()];
}
