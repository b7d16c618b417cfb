import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";

const { folder, folder18 } = inject("packed");

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
});
afterAll(() => browser.close());

const NONCE = "cjRuZDBtLWFuZC1sb25n";

/** The same on server and browser. */
const TREE = `
import { createElement as h } from "react";
import { RampProvider, RampStatus, RampWidget, proof } from "ramp-widget";
const forever = () => new Promise(() => {});
const silent = { createSession: forever, getTransaction: forever };
const tree = (origin) =>
  h(RampProvider, { endpoint: "/api/ramp", nonce: "${NONCE}", vendors: [proof({ scriptOrigins: [origin] })] },
    h(RampWidget, { currency: "USDT", fiatCurrency: "EUR", fiatAmount: "100" }),
    h(RampStatus, { transactionId: "1", endpoint: silent }));`;

const onServer = (origin: string) => `${TREE}
import { renderToString } from "react-dom/server";
console.log(renderToString(tree("${origin}")));`;

const inBrowser = `${TREE}
import { version } from "react";
import { hydrateRoot } from "react-dom/client";
document.documentElement.dataset.react = version;
hydrateRoot(document.getElementById("root"), tree(location.origin), {
  onRecoverableError: (error) => console.error("recovered from", error),
});`;

/** What a page without a bundler needs of others, each under the name that modules import it by. */
const NEEDED = {
  react: `import * as all from "react"; export const {
    createContext, createElement, Fragment, lazy, startTransition, Suspense, useCallback, useContext,
    useEffect, useId, useInsertionEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore,
    use, cache, memo, forwardRef, isValidElement, Children, useReducer, useDeferredValue, useTransition,
    useImperativeHandle, useDebugValue, version } = all;`,
  "react/jsx-runtime":
    'import * as all from "react/jsx-runtime"; export const { jsx, jsxs, Fragment } = all;',
  "react-dom/client":
    'import * as all from "react-dom/client"; export const { hydrateRoot } = all;',
  "@tanstack/query-core": 'export * from "@tanstack/query-core";',
  "lean-qr/nano": 'export * from "lean-qr/nano";',
};
const imports = Object.fromEntries([
  ["ramp-widget", "/ramp-widget/dist/index.js"],
  ...Object.keys(NEEDED).map((name, index) => [name, `/needed/${index}.js`]),
]);

/** React with its warnings, and without a word about `process` left in it. */
async function buildNeeded(home: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: Object.keys(NEEDED).map((_, index) => ({
      in: `needed:${index}`,
      out: `${index}`,
    })),
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    outdir: "/needed",
    preserveSymlinks: home === folder18,
    define: { "process.env.NODE_ENV": '"development"' },
    plugins: [
      {
        name: "needed",
        setup(bundler) {
          bundler.onResolve({ filter: /^needed:/ }, ({ path }) => ({
            path: path.slice("needed:".length),
            namespace: "needed",
          }));
          bundler.onLoad({ filter: /.*/, namespace: "needed" }, ({ path }) => ({
            contents: Object.values(NEEDED)[Number(path)] ?? "",
            resolveDir: home,
          }));
        },
      },
    ],
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

/** A partner's server: their page, the package's files as they are, its endpoint, and its sandbox. */
async function serve(home: string): Promise<string> {
  const dist = join(home, "node_modules/ramp-widget/dist");
  const needed = await buildNeeded(home);
  const { contentSecurityPolicy, proof, rampEndpoint } = (await import(
    join(dist, "server.js")
  )) as typeof import("../../src/server.ts");
  const { createSandbox } = (await import(
    join(dist, "sandbox.js")
  )) as typeof import("../../src/sandbox.ts");
  const answer: { to?: (request: Request) => Response | Promise<Response> } = {};
  const server = createServer(
    createRequestListener((request) => answer.to?.(request) ?? new Response()),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const sandbox = createSandbox({ widgetOrigin: origin });
  onTestFinished(() => {
    sandbox.close();
    server.closeAllConnections();
    server.close();
  });
  const origins = { scriptOrigins: [origin], frameOrigins: [origin] };
  const vendors = [proof({ baseUrl: origin, clientToken: "sandbox-client-token", ...origins })];
  const policy = `default-src 'self'; ${contentSecurityPolicy(vendors, { nonce: NONCE })}`;
  const endpoint = rampEndpoint({
    vendors,
    user: () => ({ id: "ada", email: "ada@example.com" }),
  });
  const links = home === folder18 ? ["--preserve-symlinks"] : [];
  const html = execFileSync(
    process.execPath,
    ["--input-type=module", ...links, "-e", onServer(origin)],
    { cwd: home, encoding: "utf8" },
  ).trim();
  const page = `<!doctype html><html lang="en"><title>Partner</title>
<script type="importmap" nonce="${NONCE}">${JSON.stringify({ imports })}</script>
<main id="root">${html}</main><script type="module" nonce="${NONCE}">${inBrowser}</script>`;
  const typed = (type: string, text: string, headers: Record<string, string> = {}) =>
    new Response(text, { headers: { "content-type": `${type}; charset=utf-8`, ...headers } });
  answer.to = (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return typed("text/html", page, { "content-security-policy": policy });
    if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
    if (pathname.startsWith("/api/ramp/")) return endpoint(request);
    if (pathname.startsWith("/ramp-widget/dist/"))
      return typed("text/javascript", readFileSync(join(home, "node_modules", pathname), "utf8"));
    const text = needed.get(pathname);
    return text === undefined ? sandbox.fetch(request) : typed("text/javascript", text);
  };
  return origin;
}

test.each([
  ["19", folder],
  ["18", folder18],
])(
  "React %s takes over what it rendered on a server, under a strict policy, without bundler or `process`",
  async (version, home) => {
    const origin = await serve(home);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    const served = await (await fetch(origin)).text();
    expect(served).toContain('data-phase="idle"');
    expect(served).toContain(`<style nonce="${NONCE}">`);
    await page.goto(origin);
    await page.locator('[data-phase="ready"]').waitFor();
    const react = await page.locator("html").getAttribute("data-react");
    expect(react).toMatch(new RegExp(`^${version}\\.`));
    expect(await page.evaluate("typeof process")).toBe("undefined");
    const stage = page.locator(".ramp-frame>[data-ramp-frame]");
    expect(await stage.evaluate((element) => getComputedStyle(element).position)).toBe("relative");
    expect(complaints).toEqual([]);
  },
);
