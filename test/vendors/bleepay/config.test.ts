import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { compareDecimals } from "../../../src/vendors/compareDecimals.ts";
import { createConfigLoader } from "../../../src/vendors/bleepay/widgetConfig.ts";
import type { VendorAnswer } from "../../../src/vendors/VendorServer.ts";

const CONFIG = {
  mode: "CUSTOMER_AMOUNT",
  minAmount: "1",
  maxAmount: "1000",
  allowedNetworks: ["polygon"],
  allowedCurrencies: ["USDC"],
  allowedDepositAddresses: [],
  defaultCurrency: null,
};
const ok = (config: unknown, more: object = {}): VendorAnswer => ({
  status: 200,
  body: { config, ...more },
});

describe("keeping the configuration", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("asks once for all who want it at once, and for a minute", async () => {
    const ask = vi.fn(async () => ok(CONFIG));
    const getConfig = createConfigLoader(ask);
    const [one, other] = await Promise.all([getConfig(), getConfig()]);
    expect(one).toEqual({ config: CONFIG });
    expect(other).toEqual(one);
    vi.advanceTimersByTime(59_999);
    await getConfig();
    expect(ask).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    await getConfig();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test.each<[string, VendorAnswer]>([
    ["an error", { status: 503, body: { code: "busy" } }],
    ["an inactive widget", ok(null, { reason: "Widget is disabled." })],
    ["nonsense", ok({})],
  ])("does not keep %s", async (_what, first) => {
    const ask = vi.fn(async () => ok(CONFIG)).mockResolvedValueOnce(first);
    const getConfig = createConfigLoader(ask);
    expect(await getConfig()).toHaveProperty("refusal");
    expect(await getConfig()).toEqual({ config: CONFIG });
  });

  test("goes on after a call that broke", async () => {
    const ask = vi.fn(async () => ok(CONFIG)).mockRejectedValueOnce(new Error("broke"));
    const getConfig = createConfigLoader(ask);
    await expect(getConfig()).rejects.toThrow("broke");
    expect(await getConfig()).toEqual({ config: CONFIG });
  });
});

describe("what is said of a widget", () => {
  const refusalOf = async (answer: VendorAnswer) => {
    const got = await createConfigLoader(async () => answer)();
    return "refusal" in got ? got.refusal : undefined;
  };

  test("that is inactive, with Bleepay's reason", async () => {
    const refusal = await refusalOf(ok(null, { reason: "Widget is disabled" }));
    expect(refusal).toMatchObject({ status: 502, body: { code: "widget_inactive" } });
    expect(refusal?.body.message).toContain("Widget is disabled.");
  });

  test("that is inactive without a reason", async () => {
    const refusal = await refusalOf(ok(null));
    expect(refusal?.body).toMatchObject({ code: "widget_inactive" });
    expect(refusal?.body.message).toContain("inactive, or restricted");
  });

  test("that could not be asked about", async () => {
    const answer = { status: 502, body: { code: "upstream_unavailable" } };
    expect(await refusalOf(answer)).toEqual(answer);
  });

  test.each([
    ["config.mode", { ...CONFIG, mode: 1 }],
    ["config.minAmount", { ...CONFIG, minAmount: 1 }],
    ["config.maxAmount", { ...CONFIG, maxAmount: "a lot" }],
    ["config.allowedCurrencies", { ...CONFIG, allowedCurrencies: "USDC" }],
    ["config.allowedDepositAddresses.0", { ...CONFIG, allowedDepositAddresses: [7] }],
    ["config", undefined],
  ])("whose `%s` is unusable, by its name", async (field, config) => {
    const refusal = await refusalOf(ok(config));
    expect(refusal).toMatchObject({ status: 502, body: { code: "upstream_invalid_response" } });
    expect(refusal?.body.message).toContain(`\`${field}\``);
  });

  test("that has no limits, lists and defaults: it is usable", async () => {
    expect(await refusalOf(ok({ mode: "CUSTOMER_AMOUNT", minAmount: null }))).toBeUndefined();
  });
});

describe("comparing decimals", () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
  /** A whole number of the smallest unit, written with so many decimals. */
  const write = (units: bigint, places: number) => {
    const text = units.toString().padStart(places + 1, "0");
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  };

  test.each([
    ["100", "100.00", 0],
    ["0100", "100", 0],
    ["9", "10", -1],
    ["10.01", "10.009", 1],
    ["0.1", "0.10000000000000000000001", -1],
    // Floats cannot tell these apart.
    ["9007199254740993", "9007199254740992", 1],
    ["5000.00000000000000001", "5000", 1],
  ])("%s to %s is %i", (left, right, order) => {
    expect(compareDecimals(left, right)).toBe(order);
    expect(compareDecimals(right, left)).toBe(0 - order);
  });

  test("orders as the smallest units do, whatever zeros stand around", () => {
    const zeros = fc.nat({ max: 5 });
    fc.assert(
      fc.property(
        digits,
        digits,
        fc.nat({ max: 18 }),
        zeros,
        zeros,
        (a, b, places, left, right) => {
          const padded = "0".repeat(left) + write(a, places) + (places ? "0".repeat(right) : "");
          const order = a > b ? 1 : a < b ? -1 : 0;
          expect(compareDecimals(padded, write(b, places))).toBe(order);
          expect(compareDecimals(write(b, places), padded)).toBe(0 - order);
        },
      ),
    );
  });

  test("sees the last digit", () => {
    fc.assert(
      fc.property(digits, fc.nat({ max: 18 }), (units, places) => {
        expect(compareDecimals(write(units, places), write(units + 1n, places))).toBe(-1);
      }),
    );
  });
});
