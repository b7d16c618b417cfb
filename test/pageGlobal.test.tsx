import { keepPreloads } from "./browser/keepPreloads.ts";
import { render, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { RampWidget } from "../src/index.ts";
import { pageGlobal } from "../src/pageGlobal.ts";
import { clearPageGlobal } from "./browser/clearPageGlobal.ts";
import { startTestServers } from "./browser/startTestServers.ts";

const page = globalThis as { [key: symbol]: unknown };

/** The module once more, as a second bundle would bring it. */
const copy = (count: number): Promise<typeof import("../src/pageGlobal.ts")> =>
  import(/* @vite-ignore */ `../src/pageGlobal.ts?copy=${count}`);

afterEach(() => {
  clearPageGlobal("");
  Reflect.deleteProperty(globalThis, "proofWidget");
});

/** All that a purchase shares with other copies of the library. */
const NAMES = [
  "opened",
  "claims",
  "warned",
  "failures",
  "policy",
  "scripts proofWidget",
  `streams ${location.host}`,
].map((name) => `${name}@1`);

// faults S4
describe("where something foreign stands in the place of what copies share,", () => {
  test.each<[string, (key: symbol) => void]>([
    ["another version's", (key) => (page[key] = { version: 99, loads: { proofWidget: {} } })],
    ["a number", (key) => (page[key] = 42)],
    ["null", (key) => (page[key] = null)],
    ["a list", (key) => (page[key] = [1])],
    ["a function", (key) => (page[key] = () => 1)],
    ["a frozen object", (key) => (page[key] = Object.freeze({}))],
    [
      "a getter that throws",
      (key) =>
        Object.defineProperty(globalThis, key, {
          configurable: true,
          get() {
            throw new Error("keep out");
          },
        }),
    ],
    [
      "what cannot be replaced",
      (key) => Object.defineProperty(globalThis, key, { configurable: true, value: undefined }),
    ],
  ])("such as %s, a purchase goes its way", async (_, put) => {
    keepPreloads();
    // With and without a version: what an older copy left, and what only looks like ours.
    for (const name of [...NAMES, ...NAMES.map((one) => one.replace("@1", ""))])
      put(Symbol.for(`ramp-widget.${name}`));
    const { endpoint, vendors, counts } = await startTestServers();
    const { container } = render(
      <RampWidget
        {...{ endpoint, vendors }}
        currency="USDT"
        network="TRC20"
        fiatCurrency="EUR"
        fiatAmount="100"
      />,
    );
    await waitFor(() => expect(container.querySelector('[data-phase="ready"]')).not.toBeNull());
    expect(await counts()).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
  });

  test("this copy goes on with one of its own", () => {
    page[Symbol.for("ramp-widget.pages@1")] = 42;
    const first = pageGlobal("pages", () => new Set<string>());
    first.add("one");
    expect(pageGlobal("pages", () => new Set<string>())).toBe(first);
    expect(page[Symbol.for("ramp-widget.pages@1")]).toBe(42);
  });
});

test("two copies of the library share one thing of each name", async () => {
  const [one, other] = await Promise.all([copy(1), copy(2)]);
  expect(one.pageGlobal).not.toBe(other.pageGlobal);
  const shared = one.pageGlobal("pages", () => new Map());
  expect(other.pageGlobal("pages", () => new Map())).toBe(shared);
  expect(other.pageGlobal("more", () => new Map())).not.toBe(shared);
});
