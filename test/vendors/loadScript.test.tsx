import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadScript } from "../../src/vendors/loadScript.ts";
import { preloadScript } from "../../src/vendors/preloadScript.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";

let servers: TestServers;
const script = () => ({
  src: `${servers.widgetOrigin}/widget.2.0.js`,
  global: "proofWidget",
  origins: [servers.widgetOrigin],
});
const tags = () => document.querySelectorAll(`script[src^="${servers.widgetOrigin}"]`).length;

beforeEach(async () => {
  servers = await startTestServers();
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
  for (const element of document.head.querySelectorAll("[src*=localhost],link[rel=preload]"))
    element.remove();
});

test("all who ask share one tag and one request", async () => {
  const [first, second] = await Promise.all([loadScript(script()), loadScript(script())]);
  expect(first).toBe(second);
  expect(await loadScript(script())).toBe(first);
  expect([tags(), (await servers.counts()).scripts]).toEqual([1, 1]);
});

test("a failed tag is removed, and the next try starts afresh", async () => {
  await servers.fail({ at: "script", answer: "empty" });
  await expect(loadScript(script())).rejects.toMatchObject({ code: "script-malformed" });
  expect(tags()).toBe(0);
  await expect(loadScript(script())).resolves.toHaveProperty("run");
  expect([tags(), (await servers.counts()).scripts]).toEqual([1, 2]);
});

test("a script that arrives without its global says which, and is not tried again", async () => {
  await servers.fail({ at: "script", answer: "empty" });
  await expect(loadScript(script())).rejects.toMatchObject({
    code: "script-malformed",
    message: expect.stringContaining("`window.proofWidget`"),
  });
  expect((await servers.counts()).scripts).toBe(1);
});

test("a page without a network says so, and wastes no second try", async () => {
  await servers.fail({ at: "script", status: 404, error: "not_found", times: 3 });
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await expect(loadScript(script())).rejects.toMatchObject({
    code: "script-offline",
    retryable: true,
  });
  expect([tags(), (await servers.counts()).scripts]).toEqual([0, 1]);
});

test("a script that must have certain bytes is not the one that was loaded without looking", async () => {
  await loadScript(script());
  await expect(loadScript({ ...script(), integrity: "sha384-AAAA" })).rejects.toMatchObject({
    code: "script-integrity",
    message: expect.stringContaining("`integrity`"),
  });
});

// faults S4
test("a script that must have certain bytes is not the one that the page had already", async () => {
  Object.assign(globalThis, { proofWidget: { run() {} } });
  const pinned = { ...script(), integrity: "sha384-AAAA" };
  await expect(loadScript(pinned)).rejects.toMatchObject({
    code: "script-integrity",
    message: expect.stringContaining("`window.proofWidget` already"),
  });
  expect((await servers.counts()).scripts).toBe(0);
});

test("a global that the page has already is taken, and no tag is added", async () => {
  const own = { run() {} };
  Object.assign(globalThis, { proofWidget: own });
  expect(await loadScript(script())).toBe(own);
  expect((await servers.counts()).scripts).toBe(0);
});

test("a getter of the page's that throws is no global", async () => {
  Object.defineProperty(globalThis, "proofWidget", {
    configurable: true,
    get() {
      throw new Error("keep out");
    },
    set() {},
  });
  preloadScript(script());
  await expect(loadScript(script())).rejects.toMatchObject({ code: "script-malformed" });
});

test("the nonce cannot be read from the tag, only asked of it", async () => {
  preloadScript(script(), "n0nce");
  await loadScript(script(), "n0nce");
  const added = document.head.querySelectorAll<HTMLElement>("[src*=localhost],link[rel=preload]");
  expect(Array.from(added, ({ nonce }) => nonce)).toEqual(["n0nce", "n0nce"]);
  for (const { outerHTML } of added) expect(outerHTML).not.toContain("n0nce");
});

test("an element whose id is the global's name is not the global", async () => {
  const element = document.createElement("div");
  element.id = "proofWidget";
  document.body.append(element);
  await expect(loadScript(script())).resolves.toHaveProperty("run");
  element.remove();
});

test("a global that another address left behind is not taken for this one's", async () => {
  const other = await startTestServers();
  const first = await loadScript({
    ...script(),
    src: `${other.widgetOrigin}/widget.2.0.js`,
    origins: [other.widgetOrigin],
  });
  const second = await loadScript(script());
  expect(second).not.toBe(first);
  expect((await servers.counts()).scripts).toBe(1);
});

test.each([
  ["a foreign origin", (src: string) => src, ["https://widget.proof.community"]],
  ["plain http, though listed", () => "http://example.com/w.js", ["http://example.com"]],
  ["a data address", () => "data:text/javascript,1", ["null"]],
  ["a script address", () => "javascript:alert(1)", ["null"]],
  ["no address at all", () => "/widget.js", ["null"]],
  ["a blob of a listed origin", () => "blob:https://listed.example/1", ["https://listed.example"]],
  ["an address with a password", () => "https://ada:pw@a.example/w.js", ["https://a.example"]],
  [
    "a host that begins like the listed one",
    () => "https://widget.proof.community.evil.example/w.js",
    ["https://widget.proof.community"],
  ],
  ["a host whose name goes on", () => "https://a.example.evil/w.js", ["https://a.example"]],
  ["a longer port", () => "http://localhost:51733/w.js", ["http://localhost:5173"]],
  ["another port", () => "https://a.example:444/w.js", ["https://a.example"]],
  ["a host with a dot at its end", () => "https://a.example./w.js", ["https://a.example"]],
  ["a user without a password", () => "https://a.example@evil.example/w.js", ["https://a.example"]],
  ["an empty user with a password", () => "https://:pw@a.example/w.js", ["https://a.example"]],
  ["a host before a backslash", () => "https://evil.example\\@a.example/", ["https://a.example"]],
  ["a host in the query", () => "https://evil.example?https://a.example/", ["https://a.example"]],
  ["a listed prefix", () => "https://a.example/w.js", ["https://", "https:", "", "*"]],
  ["a subdomain", () => "https://cdn.a.example/w.js", ["https://a.example", "https://*.a.example"]],
  ["other letters that look alike", () => "https://\u0430.example/w.js", ["https://a.example"]],
  ["file addresses", () => "file:///w.js", ["null", "file://"]],
  [
    "a host that only sounds like loopback",
    () => "http://localhost.a.example/w.js",
    ["http://localhost.a.example"],
  ],
])("%s is never loaded", async (_, change, origins) => {
  const refused = { ...script(), src: change(script().src), origins };
  preloadScript(refused);
  await expect(loadScript(refused)).rejects.toMatchObject({ code: "script-origin" });
  expect(document.querySelector(`[src="${refused.src}"],[href="${refused.src}"]`)).toBeNull();
  expect((await servers.counts()).scripts).toBe(0);
});

// faults, "rules that tests name and do not hold"
test.each([
  ["upper case", (origin: string) => origin.toUpperCase()],
  [
    "tabs and line breaks, which browsers leave out",
    (origin: string) => `\n${origin.replace("host", "ho\t\nst")}`,
  ],
  [
    "backslashes, which browsers take for slashes",
    (origin: string) => origin.replace("//", "\\\\"),
  ],
])("an address of a listed origin, spelt with %s, is that origin's", async (_, spell) => {
  const src = `${spell(servers.widgetOrigin)}/widget.2.0.js`;
  preloadScript({ ...script(), src });
  await expect(loadScript({ ...script(), src })).resolves.toHaveProperty("run");
  expect((await servers.counts()).scripts).toBe(1);
});

test("a script that is on the page already is not handed to who does not allow its origin", async () => {
  await loadScript(script());
  await expect(loadScript({ ...script(), origins: [] })).rejects.toMatchObject({
    code: "script-origin",
  });
});

test("an error names the origin, never the query of an address", async () => {
  const refused = { ...script(), src: "https://secret@evil.example/@1/w.js?token=secret#secret" };
  await expect(loadScript(refused)).rejects.toMatchObject({
    message: expect.stringMatching(/^(?!.*secret).*https:\/\/evil\.example\/@1\/w\.js/),
  });
});

test("preloading fetches once, runs nothing, and is what the tag then uses", async () => {
  preloadScript(script());
  preloadScript(script());
  expect(document.head.querySelectorAll("link[rel=preload][as=script]")).toHaveLength(1);
  await loadScript(script());
  expect((await servers.counts()).scripts).toBe(1);
});

test("a preload that failed costs one try, for the browser hands its answer to the next tag", async () => {
  await servers.fail({ at: "script", status: 404, error: "not_found" });
  preloadScript(script());
  await expect.poll(() => document.head.querySelector("link[rel=preload]")).toBeNull();
  await expect(loadScript(script())).resolves.toHaveProperty("run");
  expect((await servers.counts()).scripts).toBe(2);
});

test("a script that hangs is given up after 15 seconds", async () => {
  vi.useFakeTimers();
  await servers.fail({ at: "script", answer: "never" });
  const load = expect(loadScript(script())).rejects.toMatchObject({ code: "script-timeout" });
  await vi.advanceTimersByTimeAsync(14_999);
  expect(tags()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await load;
  expect(tags()).toBe(0);
  vi.useRealTimers();
});
