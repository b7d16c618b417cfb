import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import {
  preload,
  proof,
  RampHistory,
  RampProvider,
  RampStatus,
  RampWidget,
  useRamp,
} from "../../src/index.ts";

test("on a server the widget renders its place and asks nobody anything", () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const html = renderToString(
    createElement(
      RampProvider,
      { endpoint: "/api/ramp", vendors: [proof()] },
      createElement(RampWidget, { currency: "USDT", mode: "sell" }),
      createElement(RampStatus, { transactionId: "1" }),
      createElement(RampHistory),
    ),
  );
  expect(html).toContain('data-phase="idle"');
  expect(html).toContain('data-mode="sell"');
  expect(html).toContain('data-status="loading"');
  expect(fetched).not.toHaveBeenCalled();
});

test("preloading does nothing on a server", () => {
  expect(() => preload()).not.toThrow();
});

test("useRamp is idle on a server", () => {
  const Custom = () => useRamp({ endpoint: "/api/ramp", currency: "USDT" }).phase;
  expect(renderToString(createElement(Custom))).toBe("idle");
});

test("what a server renders carries the nonce that the widget is given, and React has nothing to say", () => {
  const said = vi.spyOn(console, "error");
  const html = renderToString(
    createElement(
      RampProvider,
      { endpoint: "/api/ramp", nonce: "r4nd0m" },
      createElement(RampWidget, { currency: "USDT" }),
      createElement(RampStatus, { transactionId: "1" }),
      createElement(RampHistory),
    ),
  );
  const styles = html.match(/<style[^>]*>/g) ?? [];
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.filter((style) => !style.includes('nonce="r4nd0m"'))).toEqual([]);
  expect(said).not.toHaveBeenCalled();
});
