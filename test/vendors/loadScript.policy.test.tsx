import { waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { loadScript } from "../../src/vendors/loadScript.ts";
import { openLab, type PartnerLab } from "../browser/openLab.ts";

// A policy cannot be taken back, so these tests have a page of their own.
let lab: PartnerLab;

beforeAll(async () => {
  lab = await openLab();
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content =
    "script-src-elem 'self' 'nonce-page'; require-trusted-types-for 'script'; trusted-types ramp-widget vitest default";
  document.head.append(meta);
});

/** As on a page that has not loaded it. The Trusted Types policy stays: it cannot be made twice. */
function forget() {
  Reflect.deleteProperty(globalThis, "proofWidget");
  const page = globalThis as { [key: symbol]: { loads: object } | undefined };
  Object.assign(page[Symbol.for("ramp-widget.scripts")] ?? {}, { loads: {} });
}

/** The module once more, as a second bundle would bring it. */
const copy = (count: number): Promise<typeof import("../../src/vendors/loadScript.ts")> =>
  import(/* @vite-ignore */ `../../src/vendors/loadScript.ts?copy=${count}`);

const script = () => ({
  src: `${lab.widgetOrigin}/widget.2.0.js`,
  global: "proofWidget",
  origins: [lab.widgetOrigin],
});

test("a script that the page's policy blocks says so, and did not reach the network", async () => {
  await expect(loadScript(script(), "wrong")).rejects.toMatchObject({
    code: "script-blocked",
    retryable: false,
    message: expect.stringContaining("Content-Security-Policy"),
  });
  expect((await lab.counts()).scripts).toBe(0);
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
  await lab.fail({ at: "script", delay: 300 });
  const loading = loadScript({ ...script(), src: `${script().src}?picture` }, "page");
  await waitFor(() => expect(document.querySelector("script[src$=picture]")).not.toBeNull());
  document.dispatchEvent(
    new SecurityPolicyViolationEvent("securitypolicyviolation", {
      blockedURI: lab.widgetOrigin,
      effectiveDirective: "img-src",
      violatedDirective: "img-src",
      disposition: "enforce",
      documentURI: location.href,
      originalPolicy: "img-src 'self'",
      statusCode: 200,
    }),
  );
  await expect(loading).resolves.toHaveProperty("run");
});

test("with the page's nonce it loads, through the one policy that Trusted Types demand", async () => {
  await expect(loadScript(script(), "page")).resolves.toHaveProperty("run");
});

test("two copies of the library share one tag, one request and one Trusted Types policy", async () => {
  forget();
  const other = await openLab();
  const forbidden: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
    forbidden.push(violatedDirective),
  );
  const [first, second] = await Promise.all([copy(1), copy(2)]);
  expect(first.loadScript).not.toBe(second.loadScript);
  const before = await lab.counts();
  const left = await Promise.all([
    first.loadScript(script(), "page"),
    second.loadScript(script(), "page"),
  ]);
  expect(left[0]).toBe(left[1]);
  expect((await lab.counts()).scripts).toBe(before.scripts + 1);
  // A second policy of the same name would be refused, and its script with it.
  const more = {
    ...script(),
    src: `${other.widgetOrigin}/widget.2.0.js`,
    origins: [other.widgetOrigin],
  };
  await expect(second.loadScript(more, "page")).resolves.toHaveProperty("run");
  expect(forbidden).toEqual([]);
});
