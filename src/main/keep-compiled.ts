import { enableCompileCache } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Has Node keep what it compiled of our modules beside them, in `dist/.compiled`, for this user's next start. Where nothing
 * can be written there, as in a read-only installation, all is compiled each time.
 */
export function keepCompiled(): void {
  // Sources are compiled by whoever runs them.
  if (extname(import.meta.url) === ".js") enableCompileCache(fileURLToPath(new URL("../.compiled/", import.meta.url)));
}
