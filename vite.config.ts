import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The desk: one page of its own, whose parts come as they are needed. */
export default defineConfig({
  root: "src/desk",
  base: "/desk/",
  plugins: [react()],
  build: {
    outDir: "../../dist/desk-app",
    emptyOutDir: true,
    target: "es2023",
    // Nothing is inlined: the page's policy allows no `data:` scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
