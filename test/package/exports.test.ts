import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as browser from "../../src/index.ts";
import * as sandbox from "../../src/sandbox.ts";
import * as server from "../../src/server.ts";

test("the names that partners rely on", () => {
  const names = { browser, server, sandbox };
  expect(
    Object.fromEntries(
      Object.entries(names).map(([entry, module]) => [entry, Object.keys(module)]),
    ),
  ).toMatchInlineSnapshot(`
    {
      "browser": [
        "RampWidget",
        "RampFrame",
        "RampStatus",
        "RampProvider",
        "useRamp",
        "useSession",
        "useTransaction",
        "useVendorScript",
        "preload",
        "proof",
        "isRampError",
        "RampError",
      ],
      "sandbox": [
        "createSandbox",
      ],
      "server": [
        "rampEndpoint",
        "proof",
      ],
    }
  `);
});

test("the custom properties that themes rely on", () => {
  const css = readFileSync("src/widget/styles.css", "utf8");
  const names = new Set(Array.from(css.matchAll(/var\((--ramp-[\w-]+)/g), ([, name = ""]) => name));
  expect([...names].toSorted((a, b) => a.localeCompare(b))).toMatchInlineSnapshot(`
    [
      "--ramp-accent",
      "--ramp-border",
      "--ramp-danger",
      "--ramp-font",
      "--ramp-frame-height",
      "--ramp-max-width",
      "--ramp-muted",
      "--ramp-notice",
      "--ramp-on-accent",
      "--ramp-panel-height",
      "--ramp-radius",
      "--ramp-skeleton",
      "--ramp-success",
      "--ramp-surface",
      "--ramp-text",
    ]
  `);
});
