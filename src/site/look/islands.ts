import { readFileSync } from "node:fs";

/** The reader's scripts there are, each a file `src/site/islands/<name>.island.ts`. */
export type IslandName = "comments" | "passkey" | "suggest";

/** Where the build puts them, with the list of their names. */
const folder = new URL("../../../dist/islands/", import.meta.url);
let built: ReadonlyMap<string, string> | null = null;

/** The path of an island's script, its name changing with what is in it; null while it is not built: a page works without. */
export function islandPath(name: IslandName): string | null {
  built ??= readBuilt();
  const file = built.get(name);
  return file === undefined ? null : `/media/islands/${file}`;
}

/** The bytes of a script the build made; null for a name it did not give. */
export function islandBytes(file: string): Uint8Array | null {
  built ??= readBuilt();
  if (![...built.values()].includes(file)) return null;
  return readFileSync(new URL(file, folder));
}

function readBuilt(): ReadonlyMap<string, string> {
  try {
    const list = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as Record<
      string,
      { readonly file: string; readonly name: string }
    >;
    return new Map(Object.values(list).map(({ name, file }) => [name, file]));
  } catch {
    return new Map();
  }
}
