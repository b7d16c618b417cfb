// A vendor that responds at once, and rejects what Proof would reject. Prints its port.
import { createServer } from "node:http";

const TOKEN = "Bearer bench-client-token";

const ID = "5b0f8f9e-8f43-4b0e-9a55-0b1f6a8e8a11";

const session = JSON.stringify({
  merchant_transaction_id: ID,
  widget_id: "0d3f5a1e-9a2c-4a57-8c6a-5d0c7e0f4b21",
  address: "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
  signature: `v2:${"4f".repeat(64)}`,
  init_token: `${"e".repeat(48)}.${"p".repeat(96)}.${"s".repeat(43)}`,
  init_token_type: "sdk_partner_authorization",
  type: "buy",
  currency: "USDT",
  currencies: ["USDT", "USDC", "BTC"],
  fix_currency: true,
  network: "TRC20",
  networks: ["TRC20", "ERC20", "BITCOIN"],
  fix_network: ["TRC20"],
  amount: "100",
  fix_amount: true,
  fiat_currency: "EUR",
  fiat_currencies: ["EUR", "USD", "GBP"],
  lang: "en",
  theme: "auto",
  redirect_url: "https://partner.example/done",
});

const transaction = JSON.stringify({
  merchant_transaction_id: ID,
  partner_user_id: "ada",
  type: "buy",
  status: "processing",
  payment_method: "card",
  currency: "USDT",
  network: "TRC20",
  crypto_amount: "98.50",
  fiat_currency: "EUR",
  fiat_amount: "100.00",
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:04.000Z",
});

/** Users of sessions, by id. @type {Map<string, string>} */
const owners = new Map();

/** With an id of its own, as each purchase has. @param {string} user */
function createSession(user) {
  const id = ID.slice(0, -8) + String(owners.size).padStart(8, "0");
  owners.set(id, user);
  return session.replace(ID, id);
}

/** @param {string} id */
function findTransaction(id) {
  const user = owners.get(id);
  return user === undefined
    ? transaction
    : transaction.replace(ID, id).replace('"ada"', `"${user}"`);
}

const server = createServer((request, response) => {
  const { method, url = "", headers } = request;
  let text = "";
  request.on("data", (part) => (text += part));
  request.on("end", () => {
    const [status, body] =
      headers.authorization === TOKEN ? answer(`${method} ${url}`, text) : refused(401);
    response.writeHead(status, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      "X-Request-Id": "req-5b0f8f9e",
    });
    response.end(body);
  });
});

/** @param {string} call @param {string} text @returns {[status: number, body: string]} */
function answer(call, text) {
  if (call.startsWith("GET /widget/transactions/"))
    return [200, findTransaction(call.slice(call.lastIndexOf("/") + 1))];
  if (call !== "POST /widget/session") return refused(404);
  const { partner_user_id, user_email, currency, network, type, amount } = JSON.parse(text);
  const isWhole = [partner_user_id, user_email, currency, network, type, amount].every(Boolean);
  return isWhole ? [200, createSession(partner_user_id)] : refused(400);
}

/** @param {number} status @returns {[status: number, body: string]} */
function refused(status) {
  return [status, JSON.stringify({ error: "refused", code: "refused", message: "No." })];
}

// Keeps idle connections open during the other server's slices.
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit());
