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

test("with the page's nonce it loads, through the one policy that Trusted Types demand", async () => {
  await expect(loadScript(script(), "page")).resolves.toHaveProperty("run");
});
