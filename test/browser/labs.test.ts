import { afterAll, expect, test } from "vitest";
import { answerLabs, closeLabs } from "./labs.ts";

afterAll(closeLabs);

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
  "a lab's partner buys from $vendor, and hears what happens there",
  async ({ vendor, given, named, events, end }) => {
    const lab = `/${String((await ask("/new", { initTokenType: "sdk_customer_token" }))["id"])}`;
    const id = String((await ask(`${lab}/ramp/session`, { ...given, vendor }))[named]);
    const look = () => ask(`${lab}/ramp/transactions/${id}?vendor=${vendor}`);
    expect(await look()).not.toMatchObject(end);
    for (const event of events) await ask(`${lab}/happen`, { id, event });
    await ask(`${lab}/advance`, { ms: 60_000 });
    expect(await look()).toMatchObject(end);
    expect(await ask(`${lab}/counts`, {})).toMatchObject({ sessions: 1 });
  },
);

async function ask(path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const init = body && { method: "POST", headers, body: JSON.stringify(body) };
  const response = await answerLabs(new Request(`http://localhost${path}`, init));
  const text = await response.text();
  expect(`${response.status} ${text}`).toMatch(/^20/);
  return JSON.parse(text) as Record<string, unknown>;
}
