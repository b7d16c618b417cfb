import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exampleUnder } from "../../stories/docs/exampleUnder.ts";
import { documents } from "./documents.ts";
import { blocksOf, ownVendorOf } from "./codeBlocks.ts";

/** Written out of the sources, or by a test. */
const WRITTEN = new Set(["reference.md", "fault-matrix.md", "order-fault-matrix.md"]);
const pages = readdirSync("docs")
  .filter((file) => file.endsWith(".md") && !WRITTEN.has(file))
  .map((file) => readFileSync(join("docs", file), "utf8"));
const everyBlock = [readFileSync("README.md", "utf8"), ...pages].flatMap(blocksOf);
const blocks = everyBlock.filter(({ language }) => /^tsx?$/.test(language));
const scripts = everyBlock.filter(({ language }) => language === "js");

// Below the project's own node_modules, so that the peers are found without another download.
mkdirSync("node_modules/.cache", { recursive: true });
const folder = mkdtempSync("node_modules/.cache/readme-");
afterAll(() => rmSync(folder, { recursive: true }));

/** What the examples leave to the partner's own app. */
const PARTNER = `
declare const wallet: { send: (address: string, amount: string) => Promise<string> };
declare const api: {
  get: (path: string, options: object) => Promise<unknown>;
  post: (path: string, body: object, options: object) => Promise<unknown>;
};
declare const books: {
  addOpen: (id: string) => Promise<void>;
  creditOnce: (id: string, userId: string, amount?: string, currency?: string) => Promise<void>;
};
declare const app: {
  all: (path: string, answer: (c: { req: { raw: Request } }) => Promise<Response>) => void;
  use: (path: string, answer: import("node:http").RequestListener) => void;
};
declare const signedInUser: (request: Request) => Promise<{ id: string; email: string } | undefined>;
declare const flags: { isOn: (name: string) => Promise<boolean> };
declare const fetchPrice: (
  order: import("ramp-widget").Order,
  options: { signal: AbortSignal },
) => Promise<{ amount: string; fiatAmount: string } | undefined>;
declare const after: (work: Promise<unknown>) => void;
declare const limiter: { allows: (request: Request) => Promise<boolean> };
declare const init: RequestInit;
declare const id: string;
declare const order: import("ramp-widget").Order;
declare const report: (facts: Partial<import("ramp-widget").RampError>) => void;
declare const endpoint: (request: Request) => Promise<Response>;
declare const response: Response;
declare const nonce: string;
declare const openMyStore: Parameters<typeof import("ramp-widget/server/testing").testStore>[0];
declare const vendors: import("ramp-widget/server").VendorServer[];
declare const rampEndpoint: typeof import("ramp-widget/server").rampEndpoint;
declare const options: (env: unknown) => import("ramp-widget/server").RampEndpointOptions;
declare const Bun: { serve: (options: { fetch: typeof endpoint; port: number; idleTimeout: number }) => void };
declare const Deno: { serve: (options: { port: number }, answer: typeof endpoint) => void };
declare class DurableObject { env: any }
declare module "@jest/globals" {
  export const afterAll: typeof import("vitest").afterAll;
  export const beforeAll: typeof import("vitest").beforeAll;
  export const expect: typeof import("vitest").expect;
  export const test: typeof import("vitest").test;
}
declare module "*/BuyCrypto" {
  export const BuyCrypto: () => import("react").ReactElement;
}
`;

/** Compiles the texts as modules of a partner's project, with the library's public entries alone. */
function compile(files: ReadonlyMap<string, string>, strict = true): string {
  for (const [name, text] of files) writeFileSync(join(folder, name), `${text}\nexport {};\n`);
  writeFileSync(join(folder, "partner.d.ts"), PARTNER);
  const source = (name: string) => [resolve("src", name)];
  const paths = {
    "@/*": ["./*"],
    "ramp-widget": source("index.ts"),
    "ramp-widget/messages/*": source("messages/*.ts"),
    "ramp-widget/server": source("server.ts"),
    "ramp-widget/server/*": source("server/*.ts"),
    "ramp-widget/testing": source("testing.ts"),
    "ramp-widget/testing/*": source("testing/*.ts"),
    "ramp-widget/vendor": source("vendor.ts"),
    // The same runner under the name that partners install.
    "@playwright/test": [resolve("node_modules/playwright/test")],
    "ramp-widget/sandbox": source("sandbox.ts"),
    "ramp-widget/sandbox/*": source("sandbox/*.ts"),
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: resolve("tsconfig.json"),
      compilerOptions: {
        paths,
        noUnusedLocals: false,
        noImplicitAny: strict,
        noImplicitOverride: strict,
        noImplicitThis: strict,
      },
      files: [...files.keys(), "partner.d.ts"],
      include: [],
    }),
  );
  return spawnSync("npx", ["tsc", "-p", folder], { encoding: "utf8" }).stdout;
}

test("what the documents write compiles, with the public types alone", { timeout: 240_000 }, () => {
  const files = new Map(
    blocks.map(({ file, language, text }, index) => [file ?? `block${index}.${language}`, text]),
  );
  expect(files.size).toBe(blocks.length);
  expect(blocks.length).toBeGreaterThan(18);
  expect(compile(files)).toBe("");
});

test("what they write in JavaScript knows the same names", { timeout: 60_000 }, () => {
  const files = new Map(scripts.map(({ text }, index) => [`script${index}.js`, text]));
  expect(scripts.length).toBeGreaterThan(2);
  expect(compile(files, false)).toBe("");
});

test("a vendor of one's own takes fewer than fifty lines of code", () => {
  const lines = ownVendorOf(documents.get("docs/your-own-vendor.md") ?? "").split("\n");
  const code = lines.filter((line) => /\w/.test(line) && !/^\s*\/\//.test(line));
  expect(code.length).toBeLessThan(50);
});

test("what the stories quote stands in the documents", () => {
  const pages = readdirSync("stories/docs").filter((file) => file.endsWith(".mdx"));
  const quoted = pages.flatMap((file) =>
    Array.from(
      readFileSync(join("stories/docs", file), "utf8").matchAll(/exampleUnder\("([^"]+)"\)/g),
      ([, heading = ""]) => heading,
    ),
  );
  expect(quoted.length).toBeGreaterThan(3);
  for (const heading of quoted) expect(exampleUnder(heading)).toMatch(/ramp-widget/);
});
