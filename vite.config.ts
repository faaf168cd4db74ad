import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type Rolldown } from "vite";

/** The desk: one page of its own, whose parts come as they are needed. */
export default defineConfig({
  root: "src/desk",
  base: "/desk/",
  plugins: [react(), storyEntrance(), compressed()],
  build: {
    outDir: "../../dist/desk-app",
    emptyOutDir: true,
    target: "es2023",
    // Nothing is inlined: the page's policy allows no `data:` scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The budgets are tests (`tests/desk/budgets.test.ts`), in bytes of brotli.
    chunkSizeWarningLimit: 1_000,
  },
});

/**
 * `story.html`: the same page for whoever comes straight to a story. It names the editor's parts in its head, so that
 * they are on their way, and compiled, before the first script has run.
 */
function storyEntrance(): Plugin {
  return {
    name: "dateline-story-entrance",
    async writeBundle({ dir = "" }, bundle) {
      const page = await readFile(join(dir, "index.html"), "utf8");
      const links = [...partsOf(bundle, "editor/story-page.tsx")]
        .filter((name) => !page.includes(name))
        .map((name) => `<link rel="modulepreload" crossorigin href="/desk/${name}">`);
      if (links.length === 0) this.error("The desk's build has no part of its own for the editor.");
      await writeFile(
        join(dir, "story.html"),
        page.replace("  </head>", `${links.map((link) => `    ${link}\n`).join("")}  </head>`),
      );
    },
  };
}

/** A module's chunk with all it imports at once. */
function partsOf(bundle: Rolldown.OutputBundle, module: string): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (name: string): void => {
    const part = bundle[name];
    if (part?.type !== "chunk" || all.has(name)) return;
    all.add(name);
    for (const other of part.imports) add(other);
  };
  for (const [name, part] of Object.entries(bundle))
    if (part.type === "chunk" && part.facadeModuleId?.endsWith(module)) add(name);
  return all;
}

/** Each part again as `.br`, as small as it gets: what is compressed once here is not compressed at each start. */
function compressed(): Plugin {
  return {
    name: "dateline-compressed",
    async writeBundle({ dir = "" }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const path = join(dir, name);
          await writeFile(`${path}.br`, await brotli(await readFile(path)));
        }),
      );
    },
  };
}

const brotli = promisify(brotliCompress);
