import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

/** Vite's `?inline`, which our stylesheet is imported with. */
export const inlineStyles: Plugin = {
  name: "inline-styles",
  setup(bundler) {
    bundler.onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: fileURLToPath(new URL(path.replace("?inline", ""), `file://${resolveDir}/`)),
      namespace: "inline",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "inline" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};
