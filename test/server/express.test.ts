import { createRequestListener } from "@remix-run/node-fetch-server";
import express from "express";
import { expect, test } from "vitest";
import { proof, rampEndpoint } from "../../src/server.ts";
import { listen } from "./serve.ts";

test("mounts in express under a path", async () => {
  const paths: (string | undefined)[] = [];
  const baseUrl = await listen((request, response) => {
    paths.push(request.url);
    const owner = { merchant_transaction_id: "tx-1", partner_user_id: "user-123" };
    response.end(JSON.stringify(owner));
  });

  const app = express();
  app.use(
    "/api/ramp",
    createRequestListener(
      rampEndpoint({
        vendors: [proof({ baseUrl, clientToken: "client-token" })],
        user: (request) =>
          request.headers.get("cookie") === "sid=1"
            ? { id: "user-123", email: "ada@example.com" }
            : null,
      }),
    ),
  );
  const url = `${await listen(app)}/api/ramp`;

  const session = await fetch(`${url}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Cookie: "sid=1" },
    body: JSON.stringify({ type: "buy", currency: "USDT", fiat_currency: "EUR" }),
  });
  expect(await session.json()).toEqual({ merchant_transaction_id: "tx-1" });
  const transaction = await fetch(`${url}/transactions/tx-1`, { headers: { Cookie: "sid=1" } });
  expect(await transaction.json()).toEqual({ merchant_transaction_id: "tx-1" });
  expect(paths).toEqual(["/widget/session", "/widget/transactions/tx-1"]);
  expect((await fetch(`${url}/transactions/tx-1`)).status).toBe(401);
});
