import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { describe, expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));
const HOSTS = ["react", "react-dom", "react/*", "react-dom/*", "@tanstack/react-query"];

/** Vite's `?inline`, which our stylesheets are imported with. */
const inlineStyles: Plugin = {
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

interface Bundle {
  /** Of what the page loads with the import, minified and compressed. */
  bytes: number;
  /** The modules in it. */
  modules: string[];
  /** Those, and the ones that it may load later. */
  later: string[];
}

/** What a partner's bundler makes of an import. @param index the package's entry */
async function bundle(exported: string, index: string): Promise<Bundle> {
  const entryPoint: Plugin = {
    name: "entry",
    setup(bundler) {
      bundler.onResolve({ filter: /^ramp-widget$/ }, () => ({ path: "index", namespace: "entry" }));
      bundler.onLoad({ filter: /.*/, namespace: "entry" }, () => ({
        contents: index,
        resolveDir: SRC,
        loader: "ts",
      }));
    },
  };
  const { metafile, outputFiles } = await build({
    stdin: { contents: exported, resolveDir: SRC },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    outdir: "/out",
    write: false,
    metafile: true,
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    external: HOSTS,
    plugins: [entryPoint, inlineStyles],
  });
  const outputs = Object.entries(metafile.outputs);
  const contentsOf = (name: string) =>
    outputFiles.find(({ path }) => path.endsWith(name.replace(/^.*\/out\//, "/")))?.contents ??
    new Uint8Array();
  const entry = outputs.find(([, { entryPoint }]) => entryPoint === "<stdin>");
  const first = new Set<string>();
  const follow = (name: string) => {
    if (first.has(name)) return;
    first.add(name);
    for (const { path, kind, external } of metafile.outputs[name]?.imports ?? [])
      if (kind === "import-statement" && !external) follow(path);
  };
  if (entry) follow(entry[0]);
  const reachable = new Set<string>();
  const followAll = (name: string) => {
    if (reachable.has(name)) return;
    reachable.add(name);
    for (const { path, external } of metafile.outputs[name]?.imports ?? [])
      if (!external) followAll(path);
  };
  if (entry) followAll(entry[0]);
  const bytes = [...first].reduce((sum, name) => sum + gzipSync(contentsOf(name)).length, 0);
  return { bytes, modules: modulesIn([...first]), later: modulesIn([...reachable]) };

  function modulesIn(names: string[]): string[] {
    return names.flatMap((name) =>
      Object.entries(metafile.outputs[name]?.inputs ?? {})
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path),
    );
  }
}

const index = await readFile(`${SRC}/index.ts`, "utf8");
const withVendors = (...vendors: string[]) =>
  bundle(`export { ${["RampWidget", "proof", ...vendors].join(", ")} } from "ramp-widget"`, index);

describe("what a vendor costs a page", () => {
  test("nothing at all, where it is not imported", async () => {
    const exported = 'export { RampWidget, proof } from "ramp-widget"';
    const alone = index.split("\n").filter((line) => !/transak|bleepay/i.test(line));
    const [all, without] = await Promise.all([
      bundle(exported, index),
      bundle(exported, alone.join("\n")),
    ]);
    expect(all.bytes).toBeGreaterThan(10_000);
    expect(all.later.filter((name) => /transak|bleepay|uqr/.test(name))).toEqual([]);
    expect(all.bytes - without.bytes).toBe(0);
  });

  test.each(["transak", "bleepay"])("%s, where it is: at most 4 kB", async (vendor) => {
    const [before, after] = await Promise.all([withVendors(), withVendors(vendor)]);
    const cost = after.bytes - before.bytes;
    // oxlint-disable-next-line no-console -- the figure that the documents quote
    console.info(`${vendor}() adds ${cost} bytes, min and gzip.`);
    expect(cost).toBeGreaterThan(500);
    expect(cost).toBeLessThanOrEqual(4096);
  });

  test("a QR code is loaded only where a deposit is shown", async () => {
    const { modules, later } = await withVendors("bleepay");
    const hasCode = (names: string[]) => names.some((name) => name.includes("/uqr/"));
    expect([hasCode(modules), hasCode(later)]).toEqual([false, true]);
  });
});
