import { waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { loadScript } from "../../src/vendors/loadScript.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";

// A policy cannot be taken back, so these tests have a page of their own.
let servers: TestServers;

beforeAll(async () => {
  servers = await startTestServers();
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content =
    "script-src-elem 'self' 'nonce-page'; require-trusted-types-for 'script'; trusted-types ramp-widget vitest default";
  document.head.append(meta);
});

/** As on a page that has not loaded it. The Trusted Types policy stays: it cannot be made twice. */
function forget() {
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
}

/** What any script of the page finds there: the policies in what hangs on it. */
function policiesWithinReach(): { createScriptURL: (url: string) => unknown }[] {
  return Object.getOwnPropertySymbols(globalThis)
    .filter(({ description }) => description?.startsWith("ramp-widget"))
    .map((key) => (globalThis as { [key: symbol]: unknown })[key])
    .flatMap((shared) =>
      Object.values(shared instanceof Map ? Object.fromEntries(shared) : (shared as object)),
    )
    .filter((value) => typeof Object(value).createScriptURL === "function") as {
    createScriptURL: (url: string) => unknown;
  }[];
}

/** The module once more, as a second bundle would bring it. */
const copy = (count: number): Promise<typeof import("../../src/vendors/loadScript.ts")> =>
  import(/* @vite-ignore */ `../../src/vendors/loadScript.ts?copy=${count}`);

const script = () => ({
  src: `${servers.widgetOrigin}/widget.2.0.js`,
  global: "proofWidget",
  origins: [servers.widgetOrigin],
});

test("a script that the page's policy blocks says so, and did not reach the network", async () => {
  await expect(loadScript(script(), "wrong")).rejects.toMatchObject({
    code: "script-blocked",
    retryable: false,
    message: expect.stringContaining("Content-Security-Policy"),
  });
  expect((await servers.counts()).scripts).toBe(0);
});

test("a policy that only reports keeps nothing away, and is not taken for the one that does", async () => {
  const report = new SecurityPolicyViolationEvent("securitypolicyviolation", {
    blockedURI: script().src,
    disposition: "report",
    effectiveDirective: "script-src-elem",
    violatedDirective: "script-src-elem",
    documentURI: location.href,
    originalPolicy: "",
    statusCode: 200,
  });
  const load = loadScript({ ...script(), global: "proofWidget" }, "page");
  await Promise.resolve();
  document.dispatchEvent(report);
  await expect(load).resolves.toHaveProperty("run");
  forget();
});

test("a violation of another kind, by the vendor's origin, does not stop its script", async () => {
  await servers.holdScript();
  const loading = loadScript({ ...script(), src: `${script().src}?picture` }, "page");
  await waitFor(() => expect(document.querySelector("script[src$=picture]")).not.toBeNull());
  document.dispatchEvent(
    new SecurityPolicyViolationEvent("securitypolicyviolation", {
      blockedURI: servers.widgetOrigin,
      effectiveDirective: "img-src",
      violatedDirective: "img-src",
      disposition: "enforce",
      documentURI: location.href,
      originalPolicy: "img-src 'self'",
      statusCode: 200,
    }),
  );
  await servers.releaseScript();
  await expect(loading).resolves.toHaveProperty("run");
});

test("with the page's nonce it loads, through the one policy that Trusted Types demand", async () => {
  await expect(loadScript(script(), "page")).resolves.toHaveProperty("run");
});

test("two copies of the library share one tag, one request and one Trusted Types policy", async () => {
  forget();
  const other = await startTestServers();
  const forbidden: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
    forbidden.push(violatedDirective),
  );
  const [first, second] = await Promise.all([copy(1), copy(2)]);
  expect(first.loadScript).not.toBe(second.loadScript);
  const before = await servers.counts();
  const left = await Promise.all([
    first.loadScript(script(), "page"),
    second.loadScript(script(), "page"),
  ]);
  expect(left[0]).toBe(left[1]);
  expect((await servers.counts()).scripts).toBe(before.scripts + 1);
  expect(forbidden).toEqual([]);
  // It was made for another copy, and signs nothing that only this one was told to trust.
  const more = {
    ...script(),
    src: `${other.widgetOrigin}/widget.2.0.js`,
    origins: [other.widgetOrigin],
  };
  await expect(second.loadScript(more, "page")).rejects.toMatchObject({
    code: "script-blocked",
    message: expect.stringContaining("`'allow-duplicates'`"),
  });
  await expect(loadScript(more, "page")).resolves.toHaveProperty("run");
});

// faults S4
test("the policy that copies share signs the vendors' origins alone, whoever takes it from the page", () => {
  const [policy, ...others] = policiesWithinReach();
  expect(others).toEqual([]);
  const { src } = script();
  expect(String(policy?.createScriptURL(src))).toBe(src);
  for (const url of [
    "https://evil.example/x.js",
    `${servers.widgetOrigin}.evil.example/x.js`,
    `${servers.widgetOrigin.replace("://", "://ada:pw@")}/x.js`,
    `blob:${servers.widgetOrigin}/1`,
    "data:text/javascript,1",
    "javascript:1",
    "/x.js",
    location.href,
    "",
  ])
    expect(() => policy?.createScriptURL(url), url).toThrow(TypeError);
});

// faults S4
test("what something else has put in the policy's place is not believed", async () => {
  const fakes = [42, {}, { policy: 42 }, { policy: { createScriptURL: () => "/evil.js" } }];
  for (const fake of fakes) {
    forget();
    clearPageGlobal("policy");
    Object.assign(globalThis, { [Symbol.for("ramp-widget.policy@1")]: fake });
    await expect(loadScript(script(), "page")).resolves.toHaveProperty("run");
  }
  expect(document.querySelector("script[src*=evil]")).toBeNull();
});
