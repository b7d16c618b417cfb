import { afterAll, expect, test } from "vitest";
import { handleTestRequest, closeTestServers } from "./testServers.ts";

afterAll(closeTestServers);

const order = { type: "buy", currency: "USDT", network: "TRC20" };
const money = { fiat_currency: "EUR", fiat_amount: "100" };

test.each([
  {
    vendor: "proof",
    given: { ...order, ...money },
    named: "merchant_transaction_id",
    events: ["pay"],
    end: { status: "completed" },
  },
  {
    vendor: "transak",
    given: { ...order, ...money },
    named: "partnerOrderId",
    events: ["order", "pay"],
    end: { data: { status: "COMPLETED" } },
  },
  {
    vendor: "bleepay",
    given: { ...order, amount: "100" },
    named: "id",
    events: ["pay"],
    end: { paymentStatus: "CONFIRMED" },
  },
])(
  "a partner buys from $vendor, and hears what happens there",
  async ({ vendor, given, named, events, end }) => {
    const { id: servers } = await request("/new", { initTokenType: "sdk_customer_token" });
    const path = `/${String(servers)}`;
    const id = String((await request(`${path}/ramp/session`, { ...given, vendor }))[named]);
    const getTransaction = () => request(`${path}/ramp/transactions/${id}?vendor=${vendor}`);
    expect(await getTransaction()).not.toMatchObject(end);
    for (const event of events) await request(`${path}/happen`, { id, event });
    await request(`${path}/advance`, { ms: 60_000 });
    expect(await getTransaction()).toMatchObject(end);
    expect(await request(`${path}/counts`, {})).toMatchObject({ sessions: 1 });
  },
);

async function request(path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const init = body && { method: "POST", headers, body: JSON.stringify(body) };
  const response = await handleTestRequest(new Request(`http://localhost${path}`, init));
  const text = await response.text();
  expect(`${response.status} ${text}`).toMatch(/^20/);
  return JSON.parse(text) as Record<string, unknown>;
}
