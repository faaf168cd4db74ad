import { enableCompileCache } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Has Node keep what it compiled of our modules beside them, in `dist/.compiled`, for the next start. Where that folder can
 * be neither made nor written, as in a read-only installation, what is in it is used, else all is compiled each time.
 */
export function keepCompiled(): void {
  // Sources are compiled by whoever runs them.
  if (extname(import.meta.url) === ".js") enableCompileCache(fileURLToPath(new URL("../.compiled/", import.meta.url)));
}
