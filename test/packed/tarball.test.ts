import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect, inject, test } from "vitest";

const { folder } = inject("packed");
const installed = join(folder, "node_modules/ramp-widget");

const run = (code: string) =>
  execFileSync("node", ["--input-type=module", "-e", code], { cwd: folder, encoding: "utf8" });

test("the browser entry is a client module, the others are not", () => {
  const firstLine = (file: string) => readFileSync(join(installed, file), "utf8").split("\n")[0];
  expect(firstLine("dist/index.js")).toBe('"use client";');
  expect(firstLine("dist/server.js")).not.toContain("use client");
  expect(firstLine("dist/sandbox.js")).not.toContain("use client");
});

test("what is packed is built for production", () => {
  const widget = readFileSync(join(installed, "dist/widget/RampWidget.js"), "utf8");
  expect(widget).toContain("react/jsx-runtime");
  expect(widget).not.toContain("jsxDEV");
});

test("every entry is whole, and importing it runs nothing", () => {
  const names = run(`
    // zod keeps a registry of its own on the global object; that is not ours to count.
    await Promise.all(["zod/mini", "react", "@tanstack/query-core"].map((peer) => import(peer)));
    const before = Object.keys(globalThis).length;
    const entries = await Promise.all(
      ["", "/server", "/vendor", "/sandbox", "/sandbox/page", "/sandbox/server"].map(
        (entry) => import("ramp-widget" + entry),
      ),
    );
    const stores = await Promise.all(
      ["postgres", "redis", "sqlite", "testing"].map((name) => import("ramp-widget/server/" + name)),
    );
    if (Object.keys(globalThis).length !== before) throw new Error("a global was added");
    console.log(entries.map((entry) => typeof (entry.proof ?? entry.createSandbox ?? entry.defineVendor ?? entry.sandboxVendors)).join());
    console.log(stores.flatMap((entry) => Object.keys(entry)).join());
  `);
  expect(names.trim().split("\n")).toEqual([
    "function,function,function,function,function,function",
    "postgresSchema,postgresStore,redisStore,sqliteStore,testStore",
  ]);
});

test("what runs on a server imports no React, and what runs in a browser no server", () => {
  const imported = (entry: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(entry)) return seen;
    seen.add(entry);
    for (const [, name = ""] of readFileSync(entry, "utf8").matchAll(/from "([^"]+)"/g))
      if (name.startsWith(".")) imported(join(entry, "..", name), seen);
      else seen.add(name);
    return seen;
  };
  const from = (entry: string) =>
    [...imported(join(installed, "dist", entry))]
      .map((name) => name.replace(installed, ""))
      .join("\n");
  expect(from("server.js")).not.toMatch(/react|node:|sandbox/);
  // The stores get a client, and import no driver.
  for (const name of ["postgres", "redis", "sqlite", "testing"])
    expect(from(`server/${name}.js`)).not.toMatch(/react|node:|sandbox|^[^/]/m);
  expect(from("index.js")).toMatch(/^react$/m);
  expect(from("index.js")).not.toMatch(/node:|endpoint\/ramp|sandbox|server/);
  expect(from("sandbox.js")).not.toMatch(/react|node:/);
  expect(from("sandbox/server.js")).not.toMatch(/react|node:/);
  // A page with the sandbox's vendors gets neither the sandbox nor a server.
  expect(from("sandbox/page.js")).not.toMatch(
    /node:|endpoint\/|sandbox\/(?!page)|\/server|zod|jose/,
  );
});

test("what runs in a browser asks for `process` only where it may be missing", async () => {
  const reached = new Set([join(installed, "dist/index.js")]);
  const bare: string[] = [];
  for (const path of reached) {
    const { code } = await transform(readFileSync(path, "utf8"), { minifyWhitespace: true });
    for (const [, next = ""] of code.matchAll(/(?:from|import\(|import)"(\.[^"]+)"/g))
      reached.add(join(path, "..", next));
    const guarded = code.replaceAll(/try\{if\(process\.env\.NODE_ENV|typeof process/g, "");
    if (/\bprocess\b/.test(guarded)) bare.push(path);
  }
  expect(reached.size).toBeGreaterThan(60);
  expect(bare).toEqual([]);
});

test("the package for WebSockets is loaded when one is opened, is not bundled, and is no browser's", () => {
  const file = (path: string) => readFileSync(join(installed, path), "utf8");
  expect(file("dist/vendors/proof/openWebSocket.js")).toContain('import("ws")');
  expect(JSON.parse(file("package.json")).dependencies).toHaveProperty("ws");
  const all = execFileSync("grep", ["-rlE", '(from |import\\()"ws"', join(installed, "dist")], {
    encoding: "utf8",
  });
  const users = all.split("\n").filter((path) => path.endsWith(".js"));
  expect(users.map((path) => path.split("/").pop())).toEqual(
    expect.arrayContaining(["openWebSocket.js", "serveSockets.js"]),
  );
  expect(users).toHaveLength(2);
});

test("the sandbox's command says how it is used", () => {
  const { status, stderr, stdout } = spawnSync(
    "node",
    [join(installed, "dist/sandbox/ramp-sandbox.js"), "--nonsense"],
    { encoding: "utf8" },
  );
  expect(status).toBe(2);
  expect(stdout + stderr).toContain("Usage: ramp-sandbox");
});

test("the command prints the tables of a store, and says how it is used", () => {
  const runCommand = (...args: string[]) =>
    spawnSync("node", [join(installed, "dist/server/cli/ramp-widget.js"), ...args], {
      encoding: "utf8",
    });
  expect(runCommand("schema", "postgres", "--schema", "money").stdout).toContain(
    'CREATE TABLE "money".ramp_purchases',
  );
  expect(runCommand("schema", "sqlite").stdout).toContain("CREATE TABLE ramp_purchases");
  for (const args of [[], ["schema", "oracle"], ["schema", "postgres", "--schema", 'a"b']]) {
    const { status, stderr } = runCommand(...args);
    expect(status).toBe(2);
    expect(stderr).toContain("Usage: ramp-widget");
  }
});

test("the stylesheet is in the package, and so are no tests, stories or sources", () => {
  expect(readFileSync(join(installed, "dist/styles.css"), "utf8")).toContain("[data-ramp]");
  const files = execFileSync("find", [installed, "-type", "f"], { encoding: "utf8" });
  expect(files).not.toMatch(/\.test\.|\.stories\.|\/src\/|\/demo\//);
});
