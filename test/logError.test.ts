import { readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logError } from "../src/logError.ts";
import { RampError } from "../src/RampError.ts";

const lines: unknown[][] = [];

/** Vite reads a stylesheet as text by its query. */
const styles: Plugin = {
  name: "styles",
  setup(build) {
    build.onResolve({ filter: /\.css\?/ }, ({ path }) => ({ path, external: true }));
  },
};

beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "error").mockImplementation((...args) => void lines.push(args));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

// faults N1
test("an error is logged once, with its code, its message and the page about it", () => {
  const error = new RampError("endpoint-not-found", "POST /api/ramp/session answered 404. ");
  logError(error);
  logError(error);
  const page = "https://github.com/ramp-widget/ramp-widget/blob/main/docs/errors.md";
  expect(lines).toEqual([
    [
      `ramp-widget: endpoint-not-found: POST /api/ramp/session answered 404. \nSee ${page}#endpoint-not-found`,
    ],
  ]);
  const { homepage } = JSON.parse(readFileSync("package.json", "utf8")) as { homepage: string };
  expect(page.startsWith(homepage.replace("#readme", "/"))).toBe(true);
});

test("another error of the same code is another line", () => {
  logError(new RampError("session-network", "No."));
  logError(new RampError("session-network", "No."));
  expect(lines).toHaveLength(2);
});

test("what others threw is not repeated: nobody knows what is in it", () => {
  const cause = Object.assign(new Error("token s3cret"), { config: { token: "s3cret" } });
  logError(new RampError("endpoint-failed", "It threw.", { cause, requestId: "req-s3cret" }));
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain("s3cret");
});

test("in production nothing is logged", () => {
  vi.stubEnv("NODE_ENV", "production");
  logError(new RampError("endpoint-failed", "No."));
  expect(lines).toEqual([]);
});

test("a page without a bundler has no `process`, and is logged for", () => {
  vi.stubGlobal("process", undefined);
  // What is not declared at all throws a ReferenceError, and what is `undefined` a TypeError.
  Reflect.deleteProperty(globalThis, "process");
  logError(new RampError("endpoint-failed", "No."));
  expect(lines).toHaveLength(1);
});

test("a console that throws stops nothing", () => {
  vi.spyOn(console, "error").mockImplementation(() => {
    throw new Error("no console");
  });
  expect(() => logError(new RampError("endpoint-failed", "No."))).not.toThrow();
});

test.each([
  ["production", false],
  ["development", true],
])("in a bundle for %s it is there: %s", async (mode, isThere) => {
  const { outputFiles } = await build({
    entryPoints: ["src/index.ts"],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    outdir: "out",
    jsx: "automatic",
    logLevel: "error",
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    external: ["react", "react-dom", "@tanstack/query-core"],
    plugins: [styles],
  });
  const text = outputFiles.map((file) => file.text).join("");
  expect(text.length).toBeGreaterThan(10_000);
  expect(text.includes("docs/errors.md")).toBe(isThere);
  expect(text.includes("The widget's code could not be loaded")).toBe(isThere);
});
