import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = fileURLToPath(new URL("src/site/islands/", import.meta.url));
const ending = ".island.ts";
const islands = readdirSync(folder).filter((name) => name.endsWith(ending));

/** The reader's scripts: each island a small module of its own, its name changing with what is in it. */
export default defineConfig({
  root: folder,
  publicDir: false,
  base: "/media/islands/",
  build: {
    outDir: "../../../dist/islands",
    emptyOutDir: true,
    target: "es2022",
    manifest: "manifest.json",
    modulePreload: false,
    rolldownOptions: {
      input: Object.fromEntries(islands.map((name) => [name.slice(0, -ending.length), folder + name])),
      output: { entryFileNames: "[name].[hash].js", chunkFileNames: "[name].[hash].js" },
    },
  },
});
