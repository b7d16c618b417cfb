import { expect, onTestFinished, test } from "vitest";
import { rampEndpoint } from "../../src/server.ts";
import { describeSetup } from "../../src/sandbox/describeSetup.ts";
import { sandboxVendors as onPage } from "../../src/sandbox/page.ts";
import { sandboxVendors as onServer } from "../../src/sandbox/server.ts";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { loadVendor } from "../loadVendor.ts";

const ORDERS = {
  sdk_customer_token: {
    proof: { network: "TRC20", fiat_currency: "EUR", fiat_amount: "100" },
    transak: { network: "polygon", fiat_currency: "EUR", fiat_amount: "100" },
    bleepay: { network: "TRC20", amount: "100" },
  },
  sdk_partner_authorization: { proof: { network: "TRC20", amount: "100" } },
};

// faults N3
test.each(
  Object.entries(ORDERS).flatMap(([initTokenType, orders]) =>
    Object.entries(orders).map(([vendor, order]) => ({
      initTokenType: initTokenType as "sdk_customer_token" | "sdk_partner_authorization",
      vendor,
      order,
    })),
  ),
)(
  "the page can open what $vendor gives the server, as $initTokenType",
  async ({ initTokenType, vendor, order }) => {
    const sandbox = await serveSandbox({ apiPort: 0, widgetPort: 0, initTokenType });
    onTestFinished(sandbox.close);
    const { apiUrl, widgetUrl: widgetOrigin } = sandbox;
    const endpoint = rampEndpoint({
      vendors: onServer({ apiUrl, widgetOrigin, initTokenType }),
      // As in the quick start: nothing here knows an IP.
      user: () => ({ id: "user-1", email: "user@example.com" }),
    });
    const response = await endpoint(
      new Request("http://localhost/api/ramp/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ type: "buy", currency: "USDT", vendor, ...order }),
      }),
    );
    const answer: unknown = await response.json();
    expect([response.status, answer]).toEqual([200, expect.anything()]);
    const fitting = onPage({ widgetOrigin }).filter((one) => one.matches(answer));
    expect(fitting.map(({ name }) => name)).toEqual([vendor]);
    const [one] = await Promise.all(fitting.map(loadVendor));
    const session = one?.parseSession(answer, { mode: "buy", currency: "USDT", ...order });
    for (const address of [session?.script?.src, session?.url])
      if (address !== undefined) expect(new URL(address).origin).toBe(widgetOrigin);
  },
);

test("both sides are where the command listens by itself", () => {
  const [proof] = onPage();
  expect(proof?.script?.src).toBe("http://localhost:5175/widget.2.0.js");
  expect(onServer().map(({ name, page }) => [name, page?.frames])).toEqual([
    ["proof", ["http://localhost:5175"]],
    ["transak", ["http://localhost:5175"]],
    ["bleepay", undefined],
  ]);
});

test("the command prints what to paste, with options only where they are needed", () => {
  const usual = describeSetup("http://localhost:5174", "http://localhost:5175", {
    initTokenType: "sdk_customer_token",
  });
  expect(usual).toContain("const vendors = sandboxVendors();");
  expect(usual).toContain("rampEndpoint({ vendors: sandboxVendors(), … })");
  expect(usual).toMatch(/\n\nNext: /);
  const moved = describeSetup("http://localhost:7001", "http://localhost:7002", {
    initTokenType: "sdk_partner_authorization",
  });
  expect(moved).toContain(
    'const vendors = sandboxVendors({ widgetOrigin: "http://localhost:7002" });',
  );
  expect(moved).toContain(
    'sandboxVendors({ apiUrl: "http://localhost:7001", widgetOrigin: "http://localhost:7002", initTokenType: "sdk_partner_authorization" })',
  );
});
