import { createSandbox, type ProofEdition } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import { parseProofSession } from "../../src/vendors/proof/session.ts";
import { callApi, newSession, order } from "./partner.ts";

const fields: Record<ProofEdition, string[]> = {
  E1: [
    "address",
    "currency",
    "fiat_amount",
    "fiat_currency",
    "init_token",
    "init_token_type",
    "merchant_transaction_id",
    "signature",
    "type",
    "widget_id",
    "widget_url",
  ],
  E3: [
    "address",
    "amount",
    "currencies",
    "currency",
    "fiat_currencies",
    "fiat_currency",
    "fix_amount",
    "fix_currency",
    "fix_fiat_amount",
    "fix_fiat_currency",
    "fix_network",
    "init_token",
    "init_token_type",
    "lang",
    "merchant_transaction_id",
    "network",
    "networks",
    "redirect_url",
    "signature",
    "theme",
    "type",
    "widget_id",
  ],
};

describe.each(["E1", "E3"] as const)("a session of edition %s", (edition) => {
  test("has exactly the edition's fields, and the library can read it", async () => {
    const session = await newSession(createSandbox({ edition }));
    expect(Object.keys(session).toSorted()).toEqual(fields[edition]);
    expect(parseProofSession(session)).toEqual(session);
  });

  test("carries a signature, a token and an address that look like the vendor's", async () => {
    const session = await newSession(createSandbox({ edition }));
    expect(session.signature).toMatch(/^v2:[0-9a-f]{128}$/);
    expect(session.init_token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(session.address).toMatch(/^T\w{33}$/);
    expect(session.init_token_type).toBe(
      edition === "E1" ? "sdk_customer_token" : "sdk_partner_authorization",
    );
  });

  test("is another one for every request", async () => {
    const sandbox = createSandbox({ edition });
    const [one, two] = [await newSession(sandbox), await newSession(sandbox)];
    for (const field of ["merchant_transaction_id", "init_token", "signature"] as const)
      expect(one[field]).not.toBe(two[field]);
    expect(one.widget_id).toBe(two.widget_id);
    expect(sandbox.counts.sessions).toBe(2);
  });
});

test("edition E1 echoes no amount of money that was not sent, and takes TRC20 without a network", async () => {
  const sandbox = createSandbox();
  const session = await newSession(sandbox, { fiat_amount: undefined, network: undefined });
  expect(session).not.toHaveProperty("fiat_amount");
  expect(sandbox.transaction(session.merchant_transaction_id)?.network).toBe("TRC20");
});

test("edition E1 names the script at the widget's origin", async () => {
  const sandbox = createSandbox({ widgetOrigin: "http://localhost:9" });
  expect((await newSession(sandbox)).widget_url).toBe("http://localhost:9/widget.2.0.js");
});

test("edition E3 fixes the network as a list", async () => {
  const session = await newSession(createSandbox({ edition: "E3" }), { network: "ERC20" });
  expect(session.fix_network).toEqual(["ERC20"]);
});

interface Case {
  what: string;
  body?: unknown;
  headers?: Record<string, string>;
  E1?: [status: number, error: string];
  E3?: [status: number, error: string, code: string];
}

const without = (field: string) => ({ ...order, [field]: undefined });

const refusals: Case[] = [
  {
    what: "no client token",
    headers: { authorization: "" },
    E1: [401, "unauthorized"],
    E3: [401, "unauthorised", "missing_token"],
  },
  {
    what: "a foreign client token",
    headers: { authorization: "Bearer other" },
    E1: [401, "unauthorized"],
    E3: [401, "unauthorised", "invalid_token"],
  },
  {
    what: "a call from a web page",
    headers: { origin: "https://shop.example" },
    E1: [403, "forbidden_origin"],
    E3: [403, "forbidden", "forbidden_origin"],
  },
  {
    what: "another content type",
    headers: { "content-type": "text/plain" },
    E1: [400, "invalid_request"],
    E3: [400, "invalid_request", "decode_error"],
  },
  {
    what: "a body that is no JSON",
    body: "{",
    E1: [400, "invalid_request"],
    E3: [400, "invalid_request", "decode_error"],
  },
  {
    what: "a body that is no object",
    body: [],
    E1: [400, "invalid_request"],
    E3: [400, "invalid_request", "decode_error"],
  },
  ...["partner_user_id", "user_email", "currency"].map((field) => ({
    what: `no ${field}`,
    body: without(field),
    E1: [400, "invalid_request"] as [number, string],
    E3: [400, "invalid_request", "missing_param"] as [number, string, string],
  })),
  { what: "no fiat_currency", body: without("fiat_currency"), E1: [400, "invalid_request"] },
  {
    what: "no network",
    body: without("network"),
    E3: [400, "invalid_request", "missing_param"],
  },
  { what: "no amount", body: without("amount"), E3: [400, "invalid_request", "missing_param"] },
  {
    what: "both amounts",
    body: { ...order, crypto_amount: "100" },
    E1: [400, "invalid_request"],
  },
  {
    what: "an amount that is a number",
    body: { ...order, amount: 100, fiat_amount: 100 },
    E1: [400, "invalid_request"],
    E3: [400, "invalid_request", "validation_error"],
  },
  {
    what: "an amount of nothing",
    body: { ...order, amount: "0.00", fiat_amount: "0.00" },
    E1: [400, "invalid_request"],
    E3: [400, "invalid_request", "validation_error"],
  },
  {
    what: "an unknown type",
    body: { ...order, type: "swap" },
    E1: [400, "invalid_request"],
    E3: [400, "invalid_request", "validation_error"],
  },
  {
    what: "a currency that is not enabled",
    body: { ...order, currency: "DOGE" },
    E1: [400, "unsupported_currency"],
    E3: [400, "invalid_request", "currency_not_allowed"],
  },
  {
    what: "money that is not supported",
    body: { ...order, fiat_currency: "CHF" },
    E1: [400, "unsupported_currency"],
  },
  {
    what: "a network without a wallet",
    body: { ...order, network: "SOLANA" },
    E1: [400, "wallet_not_supported"],
    E3: [400, "wallet_not_supported", "WALLET_NOT_SUPPORTED"],
  },
  { what: "BEP20", body: { ...order, network: "BEP20" }, E1: [400, "wallet_not_supported"] },
  {
    what: "a sale without off-ramp",
    body: { ...order, type: "sell" },
    E1: [403, "offramp_disabled"],
    E3: [403, "forbidden", "offramp_disabled"],
  },
];

for (const { what, body = order, headers, E1, E3 } of refusals) {
  if (E1)
    test(`edition E1 refuses ${what}`, async () => {
      const sandbox = createSandbox({ edition: "E1", offRamp: false });
      const answer = await callApi(sandbox, "/widget/session", body, headers);
      expect([answer.status, answer.body["error"]]).toEqual(E1);
      expect(Object.keys(answer.body)).toEqual(["error", "message", "request_id"]);
      expect(sandbox.counts.sessions).toBe(0);
    });

  if (E3)
    test(`edition E3 refuses ${what}`, async () => {
      const sandbox = createSandbox({ edition: "E3", offRamp: false });
      const answer = await callApi(sandbox, "/widget/session", body, headers);
      expect([answer.status, answer.body["error"], answer.body["code"]]).toEqual(E3);
      expect(Object.keys(answer.body)).toEqual(["error", "code", "message"]);
      expect(answer.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
      expect(sandbox.counts.sessions).toBe(0);
    });
}
