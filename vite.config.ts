import { readFileSync } from "node:fs";
import { dirname, parse, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, defineConfig, type Plugin, type Rolldown } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Each is an entry of its own, so that a page loads those that it imports. */
const LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "pt", "tr", "uk", "zh"];

/** For pages that link a stylesheet instead of letting the component render its own. */
function stylesheet(): Plugin {
  return {
    name: "stylesheet",
    apply: "build",
    generateBundle() {
      const source = [
        "widget/styles.css",
        "widget/history/history.css",
        "widget/order/order.css",
        "vendors/bleepay/deposit.css",
      ]
        .map((file) => readFileSync(path(`./src/${file}`), "utf8"))
        .join("\n");
      this.emitFile({ type: "asset", fileName: "styles.css", source });
    },
  };
}

/** Other packages: they are the host's to bundle. */
const PACKAGES = [
  /^node:/,
  /^react/,
  /^@tanstack\//,
  /^@opentelemetry\//,
  /^zod/,
  /^@remix-run\//,
  /^ws$/,
  /^jose$/,
  /^msw$/,
  /^lean-qr/,
];

/**
 * What a page fetches later stands apart in `dist/later`, and shares no module with what it has by then.
 * Bundlers load what several share together with the page (esbuild even all that the entry names), and
 * the little that is there twice costs less than that.
 */
function fetchedLater(): Plugin {
  const SRC = path("./src");
  const entries: Record<string, string> = {};
  return {
    name: "fetched-later",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer = "", { kind }) {
      if (kind !== "dynamic-import") return undefined;
      const file = resolve(dirname(importer), source);
      const { name } = parse(file);
      entries[name] = file;
      const id = relative(relative(SRC, dirname(importer)), `later/${name}.js`);
      return { id, external: true };
    },
    async writeBundle() {
      const output = {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        codeSplitting: { groups: [{ name: nameShared }] },
      };
      await build({
        configFile: false,
        logLevel: "warn",
        build: {
          ...OURS,
          outDir: "dist/later",
          lib: { entry: entries, formats: ["es"] },
          rolldownOptions: {
            external: PACKAGES,
            preserveEntrySignatures: "allow-extension",
            output,
          },
        },
      });
    },
  };
}

/**
 * What the widget's content shares with other parts is one chunk: each small file costs its own dictionary,
 * and as many requests.
 */
function nameShared(id: string, context: Rolldown.ChunkingContext) {
  const entries = new Set<string>();
  const seen = new Set([id]);
  for (const one of seen) {
    const info = context.getModuleInfo(one);
    if (info?.isEntry) entries.add(parse(one).name);
    for (const importer of info?.importers ?? []) seen.add(importer);
  }
  return entries.size > 1 && entries.has("RampWidgetContent") ? "core" : null;
}

/** How our own code is built, for a page and for a server. */
const OURS = {
  target: "es2022",
  minify: false,
  cssMinify: true,
  // Older targets would have `light-dark()` taken apart into twice the bytes.
  cssTarget: ["chrome123", "firefox120", "safari17.5"],
  sourcemap: true,
};

export default defineConfig({
  plugins: [stylesheet(), fetchedLater()],
  build: {
    ...OURS,
    lib: {
      entry: {
        index: "src/index.ts",
        server: "src/server.ts",
        "server/opentelemetry": "src/server/opentelemetry.ts",
        "server/cli/ramp-widget": "src/server/cli/ramp-widget.ts",
        "server/postgres": "src/server/postgres.ts",
        "server/redis": "src/server/redis.ts",
        "server/sqlite": "src/server/sqlite.ts",
        "server/testing": "src/server/testing.ts",
        vendor: "src/vendor.ts",
        sandbox: "src/sandbox.ts",
        "sandbox/page": "src/sandbox/page.ts",
        "sandbox/server": "src/sandbox/server.ts",
        testing: "src/testing.ts",
        "testing/msw": "src/testing/msw.ts",
        "testing/playwright": "src/testing/playwright.ts",
        "sandbox/ramp-sandbox": "src/sandbox/ramp-sandbox.ts",
        ...Object.fromEntries(
          LANGUAGES.map((name) => [`messages/${name}`, `src/messages/${name}.ts`]),
        ),
      },
      formats: ["es"],
    },
    rolldownOptions: {
      external: PACKAGES,
      // It is preserved, on line 1 of its module; a test of the tarball looks.
      onLog: (level, log, report) => log.code === "MODULE_LEVEL_DIRECTIVE" || report(level, log),
      output: { preserveModules: true, preserveModulesRoot: "src", entryFileNames: "[name].js" },
    },
  },
});
