import { describe, expect, test } from "vitest";
import { proof } from "../../../src/vendors/proof/proof.ts";
import { loadVendor } from "../../loadVendor.ts";

const session = {
  merchant_transaction_id: "550e8400-e29b-41d4-a716-446655440000",
  widget_id: "fb359d09-fff6-4b1f-906c-b9062b135065",
  address: "TRx1a2b3c4d5e6f",
  signature: "v2:a1b2c3",
  init_token: "secret-init-token",
  init_token_type: "sdk_customer_token",
};
const order = { mode: "sell", currency: "USDT" } as const;
const vendor = await loadVendor(proof());

describe("a session", () => {
  test.each(Object.keys(session))("without `%s` is refused, naming the field", (field) => {
    const { [field]: _, ...rest } = session as Record<string, string>;
    expect(() => vendor.parseSession(rest, order)).toThrow(
      expect.objectContaining({
        code: "session-malformed",
        message: expect.stringContaining(`\`${field}\``),
      }),
    );
  });

  test.each([null, 5, "html", [], {}])("that is %j is refused", (answer) => {
    expect(() => vendor.parseSession(answer, order)).toThrow(
      expect.objectContaining({ code: "session-malformed" }),
    );
  });

  test("of the wrong kind is refused without saying its value", () => {
    const answer = { ...session, signature: ["secret-signature"] };
    expect(() => vendor.parseSession(answer, order)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("secret") }),
    );
  });

  test("for another mode than the order's is refused", () => {
    expect(() => vendor.parseSession({ ...session, type: "buy" }, order)).toThrow(
      expect.objectContaining({
        code: "session-malformed",
        message: expect.stringContaining("`type`"),
      }),
    );
  });

  test("names its script, or takes Proof's own", () => {
    const named = { ...session, widget_url: "https://widget.proof.community/widget.2.1.js" };
    expect(vendor.parseSession(named, order).script?.src).toBe(named.widget_url);
    expect(vendor.parseSession(session, order).script?.src).toBe(
      "https://widget.proof.community/widget.2.0.js",
    );
  });

  test("keeps its tokens to itself, whatever serialises it", () => {
    const parsed = vendor.parseSession(session, order);
    expect(JSON.stringify(parsed)).not.toMatch(/secret-init-token|v2:a1b2c3/);
    expect(parsed).toMatchObject({ mode: "sell", expiresInMs: 3_600_000 });
  });
});

describe("a transaction", () => {
  const answer = { merchant_transaction_id: "1", type: "buy", status: "processing" };

  test("comes out in our words, with what is empty left out", () => {
    expect(
      vendor.parseTransaction({
        ...answer,
        currency: "USDT",
        crypto_amount: "",
        fiat_amount: "100",
      }),
    ).toMatchObject({
      id: "1",
      vendor: "proof",
      mode: "buy",
      status: "processing",
      amount: undefined,
      fiatAmount: "100",
    });
  });

  test("whose sums are of the wrong kind still says how it stands", () => {
    expect(
      vendor.parseTransaction({ ...answer, status: "completed", crypto_amount: 12.5, network: {} }),
    ).toMatchObject({ status: "completed", amount: undefined, network: undefined });
  });

  test("with a status that is new to us has no status, and keeps the word", () => {
    expect(vendor.parseTransaction({ ...answer, status: "toString" })).toMatchObject({
      status: undefined,
      vendorStatus: "toString",
    });
  });

  test.each(["merchant_transaction_id", "type", "status"])("without `%s` is refused", (field) => {
    const { [field]: _, ...rest } = answer as Record<string, string>;
    expect(() => vendor.parseTransaction(rest)).toThrow(
      expect.objectContaining({ code: "transaction-malformed" }),
    );
  });
});
