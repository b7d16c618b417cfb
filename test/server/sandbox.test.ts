import { createRequestListener } from "@remix-run/node-fetch-server";
import { describe, expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/createSandbox.ts";
import type { SandboxOptions } from "../../src/sandbox/createSandbox.ts";
import { rampEndpoint } from "../../src/server.ts";
import { proofServer } from "../../src/vendors/proof/server.ts";
import { parseProofSession } from "../../src/vendors/proof/session.ts";
import { parseProofTransaction } from "../../src/vendors/proof/transaction.ts";
import { listen } from "./serve.ts";

const TOKEN = "client-token-5f2c";

const orders = {
  sdk_customer_token: { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" },
  sdk_partner_authorization: { type: "buy", currency: "USDT", network: "TRC20", amount: "100" },
};

describe.each(["sdk_customer_token", "sdk_partner_authorization"] as const)(
  "%s",
  (initTokenType) => {
    const order = orders[initTokenType];

    /** A partner's server over HTTP, the sandbox behind it, and everything that the browser ever got. */
    async function start(options: SandboxOptions = {}, clientToken = TOKEN) {
      const sandbox = createSandbox({ initTokenType, clientToken: TOKEN, ...options });
      const baseUrl = await listen(createRequestListener((request) => sandbox.fetch(request)));
      const endpoint = rampEndpoint({
        vendors: [proofServer({ baseUrl, clientToken, initTokenType }, async () => {})],
        user: (request) => {
          const id = request.headers.get("cookie") ?? "";
          return id ? { id, email: `${id}@example.com` } : null;
        },
      });
      const url = await listen(createRequestListener(endpoint));

      async function call(path: string, user: string, wire?: object) {
        const response = await fetch(url + path, {
          headers: { Cookie: user, "Content-Type": "application/json" },
          ...(wire && { method: "POST", body: JSON.stringify(wire) }),
        });
        const text = await response.text();
        expect(text + JSON.stringify([...response.headers])).not.toContain(clientToken);
        return { status: response.status, headers: response.headers, body: JSON.parse(text) };
      }
      return { sandbox, call };
    }

    test("opens a session that the browser can use", async () => {
      const { sandbox, call } = await start();
      const { status, body } = await call("/session", "ada", order);
      expect(status).toBe(200);
      expect(parseProofSession(body)).toMatchObject({ type: "buy", currency: "USDT" });
      expect("widget_url" in body).toBe(initTokenType === "sdk_customer_token");
      expect("fix_network" in body).toBe(initTokenType === "sdk_partner_authorization");
      expect(sandbox.counts.sessions).toBe(1);
    });

    test("takes who the user is from the server, not from the browser", async () => {
      const { sandbox, call } = await start();
      const forged = { partner_user_id: "eve", user_email: "eve@evil.example", address: "TEvil" };
      const { body } = await call("/session", "ada", { ...order, ...forged, client_ip: "6.6.6.6" });
      expect(body.address).not.toBe("TEvil");
      const record = sandbox.transaction(body.merchant_transaction_id);
      expect(record).toMatchObject({ partner_user_id: "ada" });
    });

    test("follows a purchase to its end", async () => {
      const { sandbox, call } = await start({ settlementDelayMs: 60_000 });
      const id = (await call("/session", "ada", order)).body.merchant_transaction_id;
      const look = async () => {
        const { body } = await call(`/transactions/${id}`, "ada");
        expect(body).not.toHaveProperty("partner_user_id");
        return parseProofTransaction(body).status;
      };
      expect(await look()).toBe("pending");
      sandbox.pay(id);
      expect(await look()).toBe("processing");
      sandbox.clock.advance(60_000);
      expect(await look()).toBe("completed");
    });

    test("hides another user's transaction behind the 404 of an unknown one", async () => {
      const { call } = await start();
      const id = (await call("/session", "ada", order)).body.merchant_transaction_id;
      const foreign = await call(`/transactions/${id}`, "eve");
      const unknown = await call("/transactions/550e8400-e29b-41d4-a716-446655440000", "eve");
      expect(foreign.status).toBe(404);
      expect(unknown).toMatchObject({ status: 404, body: foreign.body });
      // Both are the endpoint's own: the vendor's might tell them apart.
      for (const { headers } of [foreign, unknown])
        expect(headers.get("X-Request-Id")).toMatch(/^[\da-f]{32}$/);
    });

    test("opens one session through two failures of the provider", async () => {
      const { sandbox, call } = await start();
      sandbox.injectFault({ at: "session", status: 502, error: "upstream_error", times: 2 });
      expect((await call("/session", "ada", order)).status).toBe(200);
      expect(sandbox.counts.sessions).toBe(1);
    });

    test("gives up after the third", async () => {
      const { sandbox, call } = await start();
      sandbox.injectFault({ at: "session", status: 502, error: "upstream_error", times: 3 });
      expect(await call("/session", "ada", order)).toMatchObject({
        status: 502,
        body: { error: "upstream_error" },
      });
      expect(sandbox.counts.sessions).toBe(0);
    });

    test("passes on how long to wait, and the request id", async () => {
      const { sandbox, call } = await start();
      sandbox.injectFault({
        at: "session",
        status: 429,
        error: "rate_limit_exceeded",
        retryAfter: 30,
      });
      const { status, headers, body } = await call("/session", "ada", order);
      expect(status).toBe(429);
      expect(body).toMatchObject({ error: "rate_limit_exceeded" });
      expect(body).not.toHaveProperty("request_id");
      expect(headers.get("Retry-After")).toBe("30");
      expect(headers.get("X-Request-Id")).toMatch(/^[\da-f-]{36}$/);
    });

    test("passes on a refused sale", async () => {
      const { call } = await start({ offRamp: false });
      const { status, body } = await call("/session", "ada", { ...order, type: "sell" });
      expect(status).toBe(403);
      expect(initTokenType === "sdk_customer_token" ? body.error : body.code).toBe(
        "offramp_disabled",
      );
    });

    test("passes on a currency that is not enabled", async () => {
      const { call } = await start();
      const { status, body } = await call("/session", "ada", { ...order, currency: "DOGE" });
      expect(status).toBe(400);
      expect(initTokenType === "sdk_customer_token" ? body.error : body.code).toMatch(
        /^(unsupported_currency|currency_not_allowed)$/,
      );
    });

    test("never shows a token, not even a wrong one that the provider repeats", async () => {
      const { sandbox, call } = await start({}, "stale-token-91ab");
      expect((await call("/session", "ada", order)).status).toBe(502);
      sandbox.injectFault({ at: "session", status: 401, message: "stale-token-91ab is inactive" });
      const { body } = await call("/session", "ada", order);
      expect(body.message).toMatch(/\[removed\] is inactive$/);
    });

    test("asks the provider nothing for who is not signed in", async () => {
      const { sandbox, call } = await start();
      expect((await call("/session", "", order)).status).toBe(401);
      expect((await call("/transactions/tx-1", "")).status).toBe(401);
      expect(sandbox.counts).toMatchObject({ sessions: 0, statusRequests: 0 });
    });
  },
);
