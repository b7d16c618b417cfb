import { readdirSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
// TypeScript 7 has no compiler API. Version 6 is the last one with it.
import ts from "typescript-6";
import { describeExport, propsOf } from "./describeExport.js";

/** @typedef {import("./describeExport.js").Export} Export */

/**
 * What a partner can import from one entry.
 * @typedef {object} Entry
 * @property {string} name such as `ramp-widget/server`
 * @property {string} what in a sentence
 * @property {Export[]} exports
 * @property {ReadonlyMap<string, string>} elsewhere names that an entry above exports already, and that entry's name
 */

const ENTRIES = [
  { name: "ramp-widget", file: "src/index.ts", what: "What runs in the browser." },
  {
    name: "ramp-widget/server",
    file: "src/server.ts",
    what: "What runs on your server: any runtime with `Request` and `Response`, no React.",
  },
  {
    name: "ramp-widget/server/sqlite",
    file: "src/server/sqlite.ts",
    what: "The store of `rampEndpoint()` in an SQLite file.",
  },
  {
    name: "ramp-widget/server/redis",
    file: "src/server/redis.ts",
    what: "The store of `rampEndpoint()` in Redis.",
  },
  {
    name: "ramp-widget/server/opentelemetry",
    file: "src/server/opentelemetry.ts",
    what: "Spans and metrics of the endpoint.",
  },
  {
    name: "ramp-widget/server/postgres",
    file: "src/server/postgres.ts",
    what: "The store of `rampEndpoint()` in PostgreSQL.",
  },
  {
    name: "ramp-widget/server/testing",
    file: "src/server/testing.ts",
    what: "Checks for a store of your own.",
  },
  {
    name: "ramp-widget/vendor",
    file: "src/vendor.ts",
    what: "`defineVendor()` and its types, for a vendor of your own.",
  },
  {
    name: "ramp-widget/sandbox",
    file: "src/sandbox.ts",
    what: "A stand-in for the vendors, in memory: for tests and for a desk without a network.",
  },
  {
    name: "ramp-widget/sandbox/page",
    file: "src/sandbox/page.ts",
    what: "The `vendors` of a page that buys from `npx ramp-sandbox`.",
  },
  {
    name: "ramp-widget/sandbox/server",
    file: "src/sandbox/server.ts",
    what: "The `vendors` of a server that asks `npx ramp-sandbox`.",
  },
  {
    name: "ramp-widget/testing",
    file: "src/testing.ts",
    what: "For tests of your app in jsdom and happy-dom.",
  },
  {
    name: "ramp-widget/testing/msw",
    file: "src/testing/msw.ts",
    what: "An endpoint for MSW, with a sandbox behind it.",
  },
  {
    name: "ramp-widget/testing/playwright",
    file: "src/testing/playwright.ts",
    what: "A user of the widget for Playwright.",
  },
];

/** Not importable languages: shared code, and the English that is always included. */
const NO_LANGUAGES = new Set([
  "RampMessages.ts",
  "resolveMessages.ts",
  "english.ts",
  "englishHistory.ts",
  "englishOrder.ts",
  "OrderMessages.ts",
  // The folder of the order form's sentences, which are part of each language.
  "order",
]);

const LANGUAGES = readdirSync("src/messages")
  .filter((file) => !NO_LANGUAGES.has(file))
  .map((file) => ({
    name: `ramp-widget/messages/${basename(file, ".ts")}`,
    file: `src/messages/${file}`,
    what: "",
  }));

/** All public exports, and the names of those without a docstring. */
export function readEntries() {
  const sources = [...ENTRIES, ...LANGUAGES];
  const program = createProgram(sources.map(({ file }) => file));
  const checker = program.getTypeChecker();
  /** @type {Map<ts.Symbol, string>} */
  const seen = new Map();
  /** @type {string[]} */
  const undocumented = [];

  const entries = sources.map(({ name, file, what }) => {
    /** @type {Map<string, string>} */
    const elsewhere = new Map();
    const symbols = symbolsOf(program, checker, file);
    const origins = symbols.map((symbol) => original(checker, symbol));
    const publicNames = new Set(symbols.map((symbol) => symbol.name));
    // Readers of a component want all of its props in one place.
    const whole = new Set(origins.flatMap((origin) => propsOf(origin)));
    const exports = symbols.flatMap((symbol, index) => {
      const origin = origins[index] ?? symbol;
      const first = seen.get(origin);
      if (first !== undefined) elsewhere.set(symbol.name, first);
      if (first !== undefined) return [];
      seen.set(origin, name);
      const told = whole.has(symbol.name) ? new Set() : publicNames;
      return [describeExport(checker, symbol.name, origin, told)];
    });
    for (const one of exports)
      for (const missing of withoutWords(one)) undocumented.push(`${name} ${missing}`);
    return { name, what, exports, elsewhere };
  });
  return { entries, undocumented };
}

/** @param {Export} one */
function withoutWords({ name, docs, members }) {
  const silent = members.filter((member) => member.docs.text === "");
  return [
    ...(docs.text === "" ? [name] : []),
    ...silent.map((member) => `${name}.${member.name} (${member.file})`),
  ];
}

/** @param {readonly string[]} files */
function createProgram(files) {
  const { config, error } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path));
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ".");
  // Loads only the entries and their imports.
  return ts.createProgram(
    files.map((file) => resolve(file)),
    { ...options, types: ["vite/client"], allowJs: false, checkJs: false },
  );
}

/** @param {ts.Program} program @param {ts.TypeChecker} checker @param {string} file */
function symbolsOf(program, checker, file) {
  const source = program.getSourceFile(resolve(file));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${relative(".", file)} is no module, so it has nothing public.`);
  return checker.getExportsOfModule(module);
}

/** @param {ts.TypeChecker} checker @param {ts.Symbol} symbol */
function original(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
