import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { sandboxVendors } from "ramp-widget/sandbox/server";
import { rampEndpoint } from "ramp-widget/server";
import { afterAll, expect, test } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { blocksOf } from "../package/codeBlocks.ts";
import { bundleShop } from "./bundleShop.ts";

const blocks = blocksOf(readFileSync("docs/testing.md", "utf8"));
// In the project, whose packages are found from there, and hidden from its own checks.

const folder = mkdtempSync(resolve(".runners-"));
const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
afterAll(async () => {
  for (const close of closes) await close();
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** A snippet of docs/testing.md, by the name in its first line. */
function snippet(file: string): string {
  const text = blocks.find((block) => block.file === file)?.text;
  if (text === undefined) throw new Error(`docs/testing.md has no ${file}.`);
  return text;
}

/** What a runner printed, whether its tests passed or not. */
async function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const own = { ...process.env, NODE_ENV: "test", VITEST: undefined, CI: "1", ...env };
  const options = { cwd: folder, env: own };
  const ended = promisify(execFile)(process.execPath, [resolve(script), ...args], options);
  const { stdout, stderr } = await ended.catch((failed) => failed);
  return `${stdout}${stderr}`;
}

test("the documented test of Vitest buys", { timeout: 180_000 }, async () => {
  write("buy.test.tsx", snippet("buy.test.tsx"));
  write("BuyCrypto.tsx", blocks.find(({ language }) => language === "tsx")?.text ?? "");
  const source = (name: string) => resolve("src", name);
  const alias = {
    "ramp-widget/testing/msw": source("testing/msw.ts"),
    "ramp-widget/testing": source("testing.ts"),
    "ramp-widget/sandbox/page": source("sandbox/page.ts"),
    "ramp-widget/sandbox": source("sandbox.ts"),
    "ramp-widget": source("index.ts"),
  };
  const config = { resolve: { alias }, oxc: { jsx: { runtime: "automatic" } } };
  write("vitest.config.mjs", `export default ${JSON.stringify(config)};`);
  const said = await run("node_modules/vitest/vitest.mjs", ["run", "--root", folder]);
  expect(said).toMatch(/Tests .*1 passed/);
});

test("the documented test of Playwright buys", { timeout: 180_000 }, async () => {
  const served = await serveSandbox({ apiPort: 0, widgetPort: 0, settlementDelayMs: 60_000 });
  const { apiUrl, widgetUrl: widgetOrigin } = served;
  const endpoint = rampEndpoint({
    vendors: sandboxVendors({ apiUrl, widgetOrigin }),
    user: () => ({ id: "user-1", email: "ada@example.com" }),
  });
  const app = await bundleShop(widgetOrigin);
  const server = createServer(
    createRequestListener((request) => {
      if (new URL(request.url).pathname.startsWith("/api/ramp")) return endpoint(request);
      const headers = { "content-type": "text/html; charset=utf-8" };
      return new Response(`<!doctype html><main></main><script>${app}</script>`, { headers });
    }),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  closes.unshift(
    () => server.closeAllConnections(),
    () => server.close(),
    served.close,
  );
  write("package.json", JSON.stringify({ type: "module" }));
  // The same runner as `@playwright/test`, and our sources in place of the package.
  write("buy.spec.ts", snippet("buy.spec.ts").replace('"@playwright/test"', '"playwright/test"'));
  const use = {
    baseURL: `http://localhost:${(server.address() as AddressInfo).port}`,
    rampOptions: { sandboxUrl: apiUrl },
    launchOptions: { executablePath: ensureChromium(), args: CHROMIUM_FLAGS },
  };
  const config = { testMatch: "*.spec.ts", reporter: "list", timeout: 120_000, workers: 1, use };
  write("playwright.config.ts", `export default ${JSON.stringify(config)};`);
  const paths = { "ramp-widget/testing/playwright": [resolve("src/testing/playwright.ts")] };
  write("tsconfig.json", JSON.stringify({ compilerOptions: { paths } }));
  const said = await run("node_modules/playwright/cli.js", ["test"]);
  expect(said).toMatch(/1 passed/);
});
