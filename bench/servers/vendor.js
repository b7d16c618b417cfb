// The sandbox's Proof, with the WebSockets that a partner's server subscribes to. Commands: `{ make }`
// creates that many purchases, `{ pay, rate }` pays some of them one after the other, `{ skip }` skips
// time, and `{ count }` returns what it was asked.
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/** @typedef {{ make: number } | { pay: string[], rate: number } | { skip: number } | { count: true }} Command */

const [, , installed = ""] = process.argv;
const { serveSandbox } = await import(
  pathToFileURL(join(installed, "dist/sandbox/serveSandbox.js")).href
);
const clientToken = "bench-client-token";
const { sandbox, apiUrl } = await serveSandbox({
  apiPort: 0,
  widgetPort: 0,
  initTokenType: "sdk_partner_authorization",
  clientToken,
  settlementDelayMs: 3_600_000,
});

/** @param {number} at @returns {Promise<string>} the id of user-{at}'s purchase */
async function begin(at) {
  const response = await sandbox.fetch(
    new Request(`${apiUrl}/widget/session`, {
      method: "POST",
      headers: { Authorization: `Bearer ${clientToken}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        partner_user_id: `user-${at}`,
        user_email: `user-${at}@example.com`,
        type: "buy",
        currency: "USDT",
        network: "TRC20",
        amount: "100",
      }),
    }),
  );
  const { merchant_transaction_id } = await response.json();
  return merchant_transaction_id;
}

/** @param {Command} command */
async function obey(command) {
  if ("make" in command) {
    const ids = [];
    for (let at = 0; at < command.make; at++) ids.push(await begin(at));
    return { ids };
  }
  if ("count" in command) return { ...sandbox.counts };
  if ("skip" in command) {
    sandbox.clock.advance(command.skip);
    return {};
  }
  const from = performance.now();
  for (const [at, id] of command.pay.entries()) {
    const early = from + (at / command.rate) * 1000 - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    sandbox.pay(id);
  }
  return {};
}

process.on("message", (command) => {
  void obey(/** @type {Command} */ (command)).then((outcome) => process.send?.(outcome));
});
process.on("disconnect", () => process.exit());
process.send?.({ port: Number(new URL(apiUrl).port) });
