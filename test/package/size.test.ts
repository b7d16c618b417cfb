import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin, type Rolldown } from "vite";
import { describe, expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

interface Bundle {
  /** Bytes that the page loads with the import, minified and compressed, without React and TanStack Query. */
  bytes: number;
  /** The modules in it. */
  modules: string[];
  /** Those, and the ones that it may load later. */
  later: string[];
}

/** What a partner's bundler makes of an import. @param index the package's entry */
async function bundle(exported: string, index: string): Promise<Bundle> {
  const entry: Plugin = {
    name: "entry",
    enforce: "pre",
    resolveId: (id) => {
      if (id === "partner.ts") return id;
      return id === "ramp-widget" ? `${SRC}/entry.ts` : undefined;
    },
    load: (id) => {
      if (id === "partner.ts") return exported;
      return id === `${SRC}/entry.ts` ? { code: index, moduleSideEffects: false } : undefined;
    },
  };
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [entry],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      minify: true,
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      rolldownOptions: {
        input: "partner.ts",
        preserveEntrySignatures: "strict",
        external: [/^react/, /^@tanstack\//],
      },
      modulePreload: false,
    },
  });
  const { output } = [built].flat()[0] as Rolldown.RolldownOutput;
  const chunks = output.filter((one) => one.type === "chunk");
  const reach = (kinds: ("imports" | "dynamicImports")[]) => {
    const reached = new Set(chunks.filter(({ isEntry }) => isEntry));
    for (const chunk of reached)
      for (const name of kinds.flatMap((kind) => chunk[kind])) {
        const next = chunks.find(({ fileName }) => fileName === name);
        if (next) reached.add(next);
      }
    return [...reached];
  };
  const modulesOf = (some: typeof chunks) =>
    some.flatMap(({ modules }) =>
      Object.entries(modules)
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => id),
    );
  const first = reach(["imports"]);
  return {
    bytes: first.reduce((sum, { code }) => sum + gzipSync(code).length, 0),
    modules: modulesOf(first),
    later: modulesOf(reach(["imports", "dynamicImports"])),
  };
}

const index = await readFile(`${SRC}/index.ts`, "utf8");
const withVendors = (...vendors: string[]) =>
  bundle(`export { ${["RampWidget", "proof", ...vendors].join(", ")} } from "ramp-widget"`, index);

describe("what a vendor costs a page", () => {
  test("nothing at all, where it is not imported", async () => {
    const alone = index.split("\n").filter((line) => !/transak|bleepay/i.test(line));
    const [all, without] = await Promise.all([
      withVendors(),
      bundle('export { RampWidget, proof } from "ramp-widget"', alone.join("\n")),
    ]);
    expect(all.bytes).toBeGreaterThan(10_000);
    expect(all.later.filter((name) => /transak|bleepay|uqr/.test(name))).toEqual([]);
    expect(all.bytes - without.bytes).toBe(0);
  });

  test.each(["transak", "bleepay"])("%s, where it is: at most 4 kB", async (vendor) => {
    const [before, after] = await Promise.all([withVendors(), withVendors(vendor)]);
    const cost = after.bytes - before.bytes;
    // oxlint-disable-next-line no-console -- the figure that the documents quote
    console.info(`${vendor}() adds ${cost} bytes, min and gzip, to ${before.bytes}.`);
    expect(cost).toBeGreaterThan(500);
    expect(cost).toBeLessThanOrEqual(4096);
  });

  test("the view of a deposit and its QR code are loaded only where one is shown", async () => {
    const { modules, later } = await withVendors("bleepay");
    const has = (names: string[]) =>
      ["/DepositView.", "/uqr/"].map((part) => names.some((name) => name.includes(part)));
    expect(has(modules)).toEqual([false, false]);
    expect(has(later)).toEqual([true, true]);
  });
});
