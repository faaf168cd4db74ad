/// <reference lib="dom" />

import { readBlocks } from "./read-blocks.js";
import { writeHtml } from "./write-html.js";

/**
 * What a clipboard's `text/html` says, as the plain blocks a story is made of: `p`, `h2`, `blockquote`, flat `ul` and
 * `ol`, with `strong`, `em`, `a[href]` and `br` in them. Nothing of the source's markup is passed on; all that is
 * written is written anew, so there is nothing to disarm, and what was cleaned once comes out the same again.
 */
export const cleanPaste = (html: string, parse: (html: string) => Document): string =>
  writeHtml(readBlocks(parse(html)));
