import { createSandbox, type ProofInitTokenType } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import { parseProofSession } from "../../src/vendors/proof/session.ts";
import { callApi, newSession, order } from "./partner.ts";

const fields: Record<ProofInitTokenType, string[]> = {
  sdk_customer_token: [
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
  sdk_partner_authorization: [
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

describe.each(["sdk_customer_token", "sdk_partner_authorization"] as const)(
  "a session with %s",
  (initTokenType) => {
    test("has exactly the API's fields, and the library can read it", async () => {
      const session = await newSession(createSandbox({ initTokenType }));
      expect(Object.keys(session).toSorted()).toEqual(fields[initTokenType]);
      expect(parseProofSession(session)).toEqual(session);
    });

    test("pays to one address per user and network", async () => {
      const sandbox = createSandbox({ initTokenType });
      const addressOf = async (changed: object) =>
        (await callApi(sandbox, "/widget/session", { ...order, ...changed })).body["address"];
      const address = await addressOf({});
      expect(await addressOf({})).toBe(address);
      expect(await addressOf({ partner_user_id: "user-2" })).not.toBe(address);
    });

    test("carries a signature, a token and an address that look like the vendor's", async () => {
      const session = await newSession(createSandbox({ initTokenType }));
      expect(session.signature).toMatch(/^v2:[0-9a-f]{128}$/);
      expect(session.init_token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
      expect(session.address).toMatch(/^T\w{33}$/);
      expect(session.init_token_type).toBe(
        initTokenType === "sdk_customer_token" ? "sdk_customer_token" : "sdk_partner_authorization",
      );
    });

    test("is another one for every request", async () => {
      const sandbox = createSandbox({ initTokenType });
      const [one, two] = [await newSession(sandbox), await newSession(sandbox)];
      for (const field of ["merchant_transaction_id", "init_token", "signature"] as const)
        expect(one[field]).not.toBe(two[field]);
      expect(one.widget_id).toBe(two.widget_id);
      expect(sandbox.counts.sessions).toBe(2);
    });
  },
);

test("sdk_customer_token echoes no amount of money that was not sent, and takes TRC20 without a network", async () => {
  const sandbox = createSandbox();
  const session = await newSession(sandbox, { fiat_amount: undefined, network: undefined });
  expect(session).not.toHaveProperty("fiat_amount");
  expect(sandbox.transaction(session.merchant_transaction_id)?.network).toBe("TRC20");
});

test("sdk_customer_token names the script at the widget's origin", async () => {
  const sandbox = createSandbox({ widgetOrigin: "http://localhost:9" });
  expect((await newSession(sandbox)).widget_url).toBe("http://localhost:9/widget.2.0.js");
});

test("sdk_partner_authorization fixes the network as a list", async () => {
  const session = await newSession(createSandbox({ initTokenType: "sdk_partner_authorization" }), {
    network: "ERC20",
  });
  expect(session.fix_network).toEqual(["ERC20"]);
});

interface Case {
  what: string;
  body?: unknown;
  headers?: Record<string, string>;
  sdk_customer_token?: [status: number, error: string];
  sdk_partner_authorization?: [status: number, error: string, code: string];
}

const without = (field: string) => ({ ...order, [field]: undefined });

const refusals: Case[] = [
  {
    what: "no client token",
    headers: { authorization: "" },
    sdk_customer_token: [401, "unauthorized"],
    sdk_partner_authorization: [401, "unauthorised", "missing_token"],
  },
  {
    what: "a foreign client token",
    headers: { authorization: "Bearer other" },
    sdk_customer_token: [401, "unauthorized"],
    sdk_partner_authorization: [401, "unauthorised", "invalid_token"],
  },
  {
    what: "a call from a web page",
    headers: { origin: "https://shop.example" },
    sdk_customer_token: [403, "forbidden_origin"],
    sdk_partner_authorization: [403, "forbidden", "forbidden_origin"],
  },
  {
    what: "another content type",
    headers: { "content-type": "text/plain" },
    sdk_customer_token: [400, "invalid_request"],
    sdk_partner_authorization: [400, "invalid_request", "decode_error"],
  },
  {
    what: "a body that is no JSON",
    body: "{",
    sdk_customer_token: [400, "invalid_request"],
    sdk_partner_authorization: [400, "invalid_request", "decode_error"],
  },
  {
    what: "a body that is no object",
    body: [],
    sdk_customer_token: [400, "invalid_request"],
    sdk_partner_authorization: [400, "invalid_request", "decode_error"],
  },
  ...["partner_user_id", "user_email", "currency"].map((field) => ({
    what: `no ${field}`,
    body: without(field),
    sdk_customer_token: [400, "invalid_request"] as [number, string],
    sdk_partner_authorization: [400, "invalid_request", "missing_param"] as [
      number,
      string,
      string,
    ],
  })),
  {
    what: "no fiat_currency",
    body: without("fiat_currency"),
    sdk_customer_token: [400, "invalid_request"],
  },
  {
    what: "no network",
    body: without("network"),
    sdk_partner_authorization: [400, "invalid_request", "missing_param"],
  },
  {
    what: "no amount",
    body: without("amount"),
    sdk_partner_authorization: [400, "invalid_request", "missing_param"],
  },
  {
    what: "both amounts",
    body: { ...order, crypto_amount: "100" },
    sdk_customer_token: [400, "invalid_request"],
  },
  {
    what: "an amount that is a number",
    body: { ...order, amount: 100, fiat_amount: 100 },
    sdk_customer_token: [400, "invalid_request"],
    sdk_partner_authorization: [400, "invalid_request", "validation_error"],
  },
  {
    what: "an amount of nothing",
    body: { ...order, amount: "0.00", fiat_amount: "0.00" },
    sdk_customer_token: [400, "invalid_request"],
    sdk_partner_authorization: [400, "invalid_request", "validation_error"],
  },
  {
    what: "an unknown type",
    body: { ...order, type: "swap" },
    sdk_customer_token: [400, "invalid_request"],
    sdk_partner_authorization: [400, "invalid_request", "validation_error"],
  },
  {
    what: "a currency that is not enabled",
    body: { ...order, currency: "DOGE" },
    sdk_customer_token: [400, "unsupported_currency"],
    sdk_partner_authorization: [400, "invalid_request", "currency_not_allowed"],
  },
  {
    what: "money that is not supported",
    body: { ...order, fiat_currency: "CHF" },
    sdk_customer_token: [400, "unsupported_currency"],
  },
  {
    what: "a network without a wallet",
    body: { ...order, network: "SOLANA" },
    sdk_customer_token: [400, "wallet_not_supported"],
    sdk_partner_authorization: [400, "wallet_not_supported", "WALLET_NOT_SUPPORTED"],
  },
  {
    what: "BEP20",
    body: { ...order, network: "BEP20" },
    sdk_customer_token: [400, "wallet_not_supported"],
  },
  {
    what: "a sale without off-ramp",
    body: { ...order, type: "sell" },
    sdk_customer_token: [403, "offramp_disabled"],
    sdk_partner_authorization: [403, "forbidden", "offramp_disabled"],
  },
];

for (const {
  what,
  body = order,
  headers,
  sdk_customer_token,
  sdk_partner_authorization,
} of refusals) {
  if (sdk_customer_token)
    test(`sdk_customer_token refuses ${what}`, async () => {
      const sandbox = createSandbox({ initTokenType: "sdk_customer_token", offRamp: false });
      const answer = await callApi(sandbox, "/widget/session", body, headers);
      expect([answer.status, answer.body["error"]]).toEqual(sdk_customer_token);
      expect(Object.keys(answer.body)).toEqual(["error", "message", "request_id"]);
      expect(sandbox.counts.sessions).toBe(0);
    });

  if (sdk_partner_authorization)
    test(`sdk_partner_authorization refuses ${what}`, async () => {
      const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization", offRamp: false });
      const answer = await callApi(sandbox, "/widget/session", body, headers);
      expect([answer.status, answer.body["error"], answer.body["code"]]).toEqual(
        sdk_partner_authorization,
      );
      expect(Object.keys(answer.body)).toEqual(["error", "code", "message"]);
      expect(answer.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
      expect(sandbox.counts.sessions).toBe(0);
    });
}
