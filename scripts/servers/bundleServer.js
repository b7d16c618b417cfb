import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, parse, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { aliases } from "../../demo/aliases.js";

/** Below `node_modules`, so that the bundle finds the packages that it imports. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/ramp-widget/", import.meta.url));

/**
 * Bundles a TypeScript file from the sources as they are, so that Node 20 can run it as a process.
 *
 * @param {string} file
 * @returns {Promise<string>} the path of the bundle
 */
export async function bundleServer(file) {
  mkdirSync(CACHE, { recursive: true });
  const outfile = join(CACHE, `${parse(file).name}-${process.pid}.mjs`);
  await bundle({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: aliases,
    plugins: [rawFiles],
    // Drivers have native parts.
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
  });
  return outfile;
}

/**
 * Vite's `?raw`: the file as text.
 *
 * @type {import("esbuild").Plugin}
 */
const rawFiles = {
  name: "raw-files",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir, importer }) => ({
      path: resolve(resolveDir || dirname(importer), path.replace(/\?raw$/, "")),
      namespace: "raw",
    }));
    build.onLoad({ filter: /./, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};
