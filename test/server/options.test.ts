import { describe, expect, test } from "vitest";
import { proof as pageProof } from "../../src/index.ts";
import { bleepay, proof, rampEndpoint, transak } from "../../src/server.ts";
import type { RampEndpointOptions } from "../../src/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";

const { vendor } = permissiveVendor();
const USER = { id: "ada", email: "ada@example.com" };
const GOOD = { vendors: [vendor], user: () => USER };

/** What a partner without TypeScript may pass. */
const endpointOf = (options: unknown) => () => rampEndpoint(options as RampEndpointOptions);
const withVendor = (changes: object) =>
  endpointOf({ ...GOOD, vendors: [{ ...vendor, ...changes }] });

// faults N4
describe("rampEndpoint() refuses at once, by the option's own name,", () => {
  test.each<[string, () => unknown, RegExp]>([
    ["no options", endpointOf(undefined), /got no options.* Pass `\{ vendors, user \}`/],
    ["no `user`", endpointOf({ vendors: [vendor] }), /got no `user`\. Pass `user: \(request\) =>/],
    ["a `user` that is one", endpointOf({ ...GOOD, user: USER }), /a `user` that is no function/],
    ["no `vendors`", endpointOf({ user: GOOD.user }), /got no vendor, .* Pass `vendors: \[…\]`/],
    ["a vendor alone", endpointOf({ ...GOOD, vendors: vendor }), /got no vendor, .* Pass `vendors/],
    [
      "a vendor's name",
      endpointOf({ ...GOOD, vendors: ["proof"] }),
      /in `vendors` that is no vendor/,
    ],
    [
      "the page's side of a vendor",
      endpointOf({ ...GOOD, vendors: [pageProof()] }),
      /"proof" that has no function `createSession`\. Take it from ramp-widget\/server/,
    ],
    [
      "an `order` that is one",
      endpointOf({ ...GOOD, order: {} }),
      /an? `order` that is no function/,
    ],
    [
      "an `onTransaction` that is none",
      endpointOf({ ...GOOD, onTransaction: true }),
      /`onTransaction` that is no function/,
    ],
    ["a `waitUntil` that is none", endpointOf({ ...GOOD, waitUntil: 5 }), /`waitUntil` that is no/],
    ["`trustedProxies: true`", endpointOf({ ...GOOD, trustedProxies: true }), /`trustedProxies`/],
    ["no `getTransaction`", withVendor({ getTransaction: 1 }), /no function `getTransaction`/],
    ["no `getStatus`", withVendor({ getStatus: undefined }), /no function `getStatus`/],
    [
      "a `parseWebhook` that is none",
      withVendor({ parseWebhook: {} }),
      /`parseWebhook` that is no/,
    ],
    ...[
      () =>
        proof({
          baseUrl: "https://proof.example",
          clientToken: "t",
          fallbackSecrets: "old" as never,
        }),
      () =>
        transak({
          environment: "staging",
          apiKey: "k",
          apiSecret: "s",
          referrerDomain: "shop.example",
          fallbackSecrets: ["an old one"],
        }),
      () =>
        bleepay({
          baseUrl: "https://bleepay.example",
          widgetId: "w",
          clientSecret: "s",
          fallbackSecrets: [""],
        }),
    ].map((create): [string, () => unknown, RegExp] => [
      "a fallback secret that is none",
      create,
      /\(\) got `fallbackSecrets` that are no list/,
    ]),
    ["a lifetime of zero", withVendor({ sessionLifetimeMs: 0 }), /`sessionLifetimeMs` that is no/],
    ["a lifetime of text", withVendor({ sessionLifetimeMs: "1 h" }), /`sessionLifetimeMs` that is/],
  ])("%s", (_what, create, sentence) => {
    expect(create).toThrow(TypeError);
    expect(create).toThrow(sentence);
  });
});

const PROOF = { baseUrl: "https://api.example.com", clientToken: "token" };
const TRANSAK = {
  environment: "staging",
  apiKey: "key",
  apiSecret: "secret",
  referrerDomain: "shop.example",
};
const BLEEPAY = { baseUrl: "https://x.example", widgetId: "wdgt_a", clientSecret: "wdgt_secret" };
const ASSET = { currency: "USDC", network: "polygon", currencyAddress: "", depositAddress: "0x1" };

const proofOf = (options: unknown) => () => proof(options as never);
const transakOf = (options: unknown) => () => transak(options as never);
const bleepayOf = (options: unknown) => () => bleepay(options as never);

// faults N4
describe("the vendors refuse at once, by the option's own name,", () => {
  test.each<[string, () => unknown, RegExp]>([
    ["proof()", proofOf(undefined), /proof\(\) got no options/],
    ["no `baseUrl`", proofOf({ clientToken: "t" }), /`baseUrl`/],
    ["a `clientToken` of digits", proofOf({ ...PROOF, clientToken: 5 }), /`clientToken`/],
    [
      "an unknown `initTokenType`",
      proofOf({ ...PROOF, initTokenType: "E2" }),
      /`initTokenType`.* "sdk_customer_token" or "sdk_partner_authorization"/,
    ],
    [
      "one origin alone",
      proofOf({ ...PROOF, scriptOrigins: "https://a.example" }),
      /`scriptOrigins`/,
    ],
    ["one frame alone", proofOf({ ...PROOF, frameOrigins: "https://a.example" }), /`frameOrigins`/],
    ["transak()", transakOf(undefined), /transak\(\) got no options/],
    ["an unknown `environment`", transakOf({ ...TRANSAK, environment: "live" }), /`environment`/],
    ["an `apiKey` of digits", transakOf({ ...TRANSAK, apiKey: 5 }), /`apiKey`/],
    ["no `apiSecret`", transakOf({ ...TRANSAK, apiSecret: undefined }), /`apiSecret`/],
    [
      "`widgetParams` as an object",
      transakOf({ ...TRANSAK, widgetParams: {} }),
      /`widgetParams` that/,
    ],
    ["bleepay()", bleepayOf(undefined), /bleepay\(\) got no options/],
    ["a `widgetId` of digits", bleepayOf({ ...BLEEPAY, widgetId: 5 }), /`widgetId`/],
    [
      "a `webhookSecret` of nothing",
      bleepayOf({ ...BLEEPAY, webhookSecret: null }),
      /`webhookSecret`/,
    ],
    ["one asset alone", bleepayOf({ ...BLEEPAY, assets: ASSET }), /`assets` that are no list/],
    [
      "a currency for an asset",
      bleepayOf({ ...BLEEPAY, assets: ["USDC"] }),
      /`assets` that are no/,
    ],
    [
      "an asset that goes nowhere",
      bleepayOf({ ...BLEEPAY, assets: [{ ...ASSET, depositAddress: undefined }] }),
      /`depositAddress` is no string/,
    ],
  ])("%s", (_what, create, sentence) => {
    expect(create).toThrow(TypeError);
    expect(create).toThrow(sentence);
  });

  test("and take what is right", () => {
    for (const create of [
      proofOf(PROOF),
      transakOf(TRANSAK),
      bleepayOf({ ...BLEEPAY, assets: [ASSET] }),
    ])
      expect(create).not.toThrow();
  });
});

// faults N4
describe("at a request, by the option's own name, it refuses", () => {
  const ask = async (options: object) => {
    const { vendor, orders } = permissiveVendor();
    const endpoint = endpointOf({ ...GOOD, vendors: [vendor], ...options })();
    const answer = endpoint(
      new Request("https://shop.example/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ type: "buy", currency: "USDT" }),
      }),
    );
    await answer.catch(() => {});
    expect(orders).toEqual([]);
    return answer;
  };

  test.each<[string, object, RegExp]>([
    ["a user that is a name", { user: () => "ada" }, /`user` returned a user without `id`/],
    [
      "an `ip` that is a number",
      { user: () => ({ ...USER, ip: 7 }) },
      /`user` .* `ip` is no string/,
    ],
    ["an order that is a word", { order: () => "ok" }, /`order` returned neither/],
    ["an order that is empty", { order: () => ({}) }, /`order` returned neither/],
    [
      "a refusal without a sentence",
      { order: () => ({ refused: true }) },
      /`order` refused .* without a sentence/,
    ],
  ])("%s", async (_what, options, sentence) => {
    await expect(ask(options)).rejects.toThrow(sentence);
    await expect(ask(options)).rejects.toThrow(TypeError);
  });
});
