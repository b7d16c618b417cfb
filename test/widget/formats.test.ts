import { describe, expect, test } from "vitest";
import { getFormats } from "../../src/widget/getFormats.ts";

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  test.each([
    ["en", "100.00", "EUR", "€100.00"],
    ["de", "1234.5", "EUR", "1.234,50 €"],
    ["fr", "1234.50", "USD", "1 234,50 $US"],
    ["ja", "5000", "JPY", "￥5,000"],
    ["en", "0.123", "EUR", "€0.123"],
  ])("in %s: %s %s is %s", (lang, amount, currency, written) => {
    expect(plain(getFormats(lang).money(amount, currency))).toBe(written);
  });

  test.each([
    ["an amount that is none", "1e3", "EUR", "1e3 EUR"],
    ["a currency that is none", "5.00", "POINTS", "5.00 POINTS"],
  ])("%s stays as the vendor wrote it", (_, amount, currency, written) => {
    expect(getFormats("de").money(amount, currency)).toBe(written);
  });
});

describe("crypto", () => {
  test.each([
    ["en", "104.84", "USDT", "104.84 USDT"],
    ["de", "104.84", "USDT", "104,84 USDT"],
    // No digit is lost, and none is made up.
    ["en", "0.100000000000000001", "ETH", "0.100000000000000001 ETH"],
    ["en", "12345678901234567890.10", "SHIB", "12,345,678,901,234,567,890.10 SHIB"],
  ])("in %s: %s %s is %s", (lang, amount, currency, written) => {
    expect(plain(getFormats(lang).crypto(amount, currency))).toBe(written);
  });

  // faults H9
  test.each(["not a language", "", "_", "pt__BR", "x", "\u0000"])(
    "a language that is none, such as %j, is no reason to show nothing",
    (lang) => {
      const { crypto, money, date } = getFormats(lang);
      expect(plain(crypto("1.5", "BTC"))).toMatch(/^1[.,]5 BTC$/);
      expect(money("1.5", "EUR")).toContain("1");
      expect(date("2026-11-20T12:00:00Z")).toContain("2026");
    },
  );

  // faults H9
  test.each(["pt_BR", "PT-br", "pt-BR", "pt_br"])("%s is Brazilian Portuguese", (lang) => {
    const { crypto, money, date } = getFormats(lang);
    expect(plain(crypto("1234.5", "BTC"))).toBe("1.234,5 BTC");
    expect(plain(money("1234.5", "BRL"))).toBe("R$ 1.234,50");
    expect(date("2026-11-20T12:00:00Z")).toMatch(/^20 de nov/);
  });

  test("half of an amount is none", () => {
    const { crypto, money } = getFormats("en");
    expect([crypto("1", undefined), crypto(undefined, "BTC"), money("1", undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test("a date is written out in the user's language, and nonsense is not", () => {
  expect(getFormats("de").date("2026-11-20T12:00:00Z")).toMatch(/^20\.11\.2026, \d\d:\d\d$/);
  expect(getFormats("de").date("soon")).toBeUndefined();
  expect(getFormats("de").date(undefined)).toBeUndefined();
});
