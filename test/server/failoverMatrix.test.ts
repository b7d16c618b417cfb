import { createRequestListener } from "@remix-run/node-fetch-server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";
import { sandboxVendors } from "../../src/sandbox/server.ts";
import { rampEndpoint } from "../../src/server.ts";
import { listen } from "./serve.ts";
import { shortenTimeouts } from "./shortenTimeouts.ts";

// Every vendor, every way in which it can fail to open a session, before and after it may have opened one.

const VENDORS = ["proof", "transak", "bleepay"] as const;
type Name = (typeof VENDORS)[number];

const SESSION_PATHS: Record<Name, RegExp> = {
  proof: /\/widget\/session$/,
  transak: /\/api\/v2\/auth\/session$/,
  bleepay: /\/create-session$/,
};
const ORDER = {
  type: "buy",
  currency: "USDT",
  network: "TRC20",
  amount: "50",
  fiat_currency: "EUR",
};
const KEY = "4f1c9a2e-8d3b-4c57-9e60-2b7a1d5c8f03";

/** How a vendor fails; `forward` lets it open the session all the same. */
type Failure = (
  forward: () => Promise<Response>,
  /** The same object for all requests of a test. */
  cell: object,
) => Promise<Response | "cut" | "silence">;

const answer =
  (status: number, code: string): Failure =>
  async () =>
    Response.json({ error: code, code, message: "No." }, { status });

/** Fails in one way at first, and in another after that. */
function firstOnly(first: Failure, next: Failure): Failure {
  const begun = new WeakSet<object>();
  return async (forward, cell) => {
    const isFirst = !begun.has(cell);
    begun.add(cell);
    return (isFirst ? first : next)(forward, cell);
  };
}

/** Whether the next vendor may be tried: always, never, or only if no session can be paid unseen. */
type Next = "always" | "never" | "unless-unseen";

const FAILURES: readonly [string, Failure, Next][] = [
  ["400 validation_error", answer(400, "validation_error"), "always"],
  ["400 wallet_not_supported", answer(400, "wallet_not_supported"), "always"],
  ["400 kyc_required", answer(400, "kyc_required"), "never"],
  ["400 user_blocked", answer(400, "user_blocked"), "never"],
  ["400 sanctions_hit", answer(400, "sanctions_hit"), "never"],
  ["400 identity_not_confirmed", answer(400, "identity_not_confirmed"), "never"],
  ["401", answer(401, "unauthorized"), "always"],
  ["403", answer(403, "forbidden"), "always"],
  ["409", answer(409, "conflict"), "never"],
  ["422 kyc_required", answer(422, "kyc_required"), "never"],
  ["429", answer(429, "rate_limit_exceeded"), "always"],
  ["500", answer(500, "internal_error"), "unless-unseen"],
  ["502", answer(502, "bad_gateway"), "unless-unseen"],
  ["503 in HTML", async () => new Response("<h1>Sorry</h1>", { status: 503 }), "unless-unseen"],
  ["200 in HTML", async () => new Response("<h1>Hello</h1>"), "never"],
  ["a connection that breaks", async () => "cut", "never"],
  ["502 in HTML", async () => new Response("<h1>Sorry</h1>", { status: 502 }), "unless-unseen"],
  ["silence", async () => "silence", "never"],
  ...[
    { status: 400, code: "validation_error" },
    { status: 401, code: "unauthorized" },
    { status: 403, code: "forbidden" },
    { status: 429, code: "rate_limit_exceeded" },
    { status: 500, code: "internal_error" },
    { status: 503, code: "unavailable" },
  ].map(({ status, code }): (typeof FAILURES)[number] => [
    `${status} after an answer that got lost`,
    firstOnly(async (forward) => (await forward(), "cut"), answer(status, code)),
    "never",
  ]),
  ...[
    { status: 500, code: "unsupported_currency" },
    { status: 503, code: "configuration_error" },
    { status: 409, code: "network_not_allowed" },
  ].map(({ status, code }): (typeof FAILURES)[number] => [
    `${status} ${code} after it has opened a session`,
    async (forward) => {
      await forward();
      return Response.json({ error: code, code }, { status });
    },
    "unless-unseen",
  ]),
  ...[
    { error: { message: "User is blocked due to sanctions", errorCode: 3001 } },
    { error: { name: "KycRequired", message: "Not now.", statusCode: 400 } },
    { error: "aml_rejected" },
    { code: "compliance_hold" },
    { code: "validation_error", message: "This person's identity could not be confirmed." },
  ].map((body): (typeof FAILURES)[number] => [
    `400 ${JSON.stringify(body)}`,
    async () => Response.json(body, { status: 400 }),
    "never",
  ]),
  ["an answer that gets lost", async (forward) => (await forward(), "cut"), "never"],
  ["an answer that comes too late", async (forward) => (await forward(), "silence"), "never"],
  [
    "500 after it has opened a session",
    async (forward) => {
      await forward();
      return Response.json({ error: "internal_error" }, { status: 500 });
    },
    "unless-unseen",
  ],
];

/** The sandbox over HTTP, where one vendor fails as long as `failure` is set. */
async function start(failing: Name, failure: Failure) {
  const sandbox = createSandbox();
  onTestFinished(() => sandbox.close());
  /** Ids of the deposits that can be paid by whoever knows their address. */
  const deposits = new Set<unknown>();
  let isFailing = true;
  let hasTokens = true;
  const asked: Name[] = [];

  async function forward(request: Request): Promise<Response> {
    const response = await sandbox.fetch(request);
    if (SESSION_PATHS.bleepay.test(new URL(request.url).pathname) && response.ok)
      deposits.add(((await response.clone().json()) as { id: unknown }).id);
    return response;
  }

  const apiUrl = await listen((message, reply) => {
    const path = new URL(message.url ?? "", "http://localhost").pathname;
    if (!hasTokens && path.endsWith("/refresh-token")) return void message.socket.destroy();
    const vendor = VENDORS.find((name) => SESSION_PATHS[name].test(path));
    if (vendor && asked.at(-1) !== vendor) asked.push(vendor);
    const respond = createRequestListener(async (request) => {
      if (vendor !== failing || !isFailing) return forward(request);
      const outcome = await failure(() => forward(request), asked);
      if (typeof outcome === "object") return outcome;
      if (outcome === "cut") message.socket.destroy();
      return new Promise<never>(() => {});
    });
    respond(message, reply);
  });
  const endpoint = rampEndpoint({
    vendors: sandboxVendors({ apiUrl }),
    user: () => ({ id: "ada", email: "ada@example.com", ip: "203.0.113.42" }),
    onError: () => {},
  });
  async function order() {
    const response = await endpoint(
      new Request("https://shop.example/api/ramp/session", {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": KEY },
        body: JSON.stringify({
          ...ORDER,
          vendor: failing,
          alternatives: VENDORS.filter((name) => name !== failing),
        }),
      }),
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  // The others answer in time, however slow this machine is.
  const isHanging = () => isFailing && asked.at(-1) === failing;
  const heal = () => (isFailing = false);
  const breakTokens = () => (hasTokens = false);
  return { order, asked, deposits, isHanging, heal, breakTokens };
}

/** A session's id, whoever issued it. */
function idOf(body: Record<string, unknown>): unknown {
  return body["merchant_transaction_id"] ?? body["partnerOrderId"] ?? body["id"];
}

test("Transak that gives no token was asked for no session, so the next vendor is tried", async () => {
  const { order, asked, breakTokens } = await start("transak", answer(500, "never asked"));
  breakTokens();
  const { status, body } = await order();
  expect([status, asked]).toEqual([200, ["proof"]]);
  expect(body["skipped"]).toEqual([{ vendor: "transak", reason: "unreachable" }]);
});

describe.each(VENDORS)("a refusal of %s after an answer that got lost", (failing) => {
  test.each([400, 403, 429])(
    "%i is no refusal to the page: a session may exist",
    async (status) => {
      const lost: Failure = async (forward) => (await forward(), "cut");
      const refusal = answer(status, "validation_error");
      const { order } = await start(failing, firstOnly(lost, refusal));
      // A 4xx would let it order anew.
      expect((await order()).status).toBeGreaterThanOrEqual(500);
    },
  );
});

describe.each(VENDORS)("an order whose vendor %s answers with", (failing) => {
  test.each(FAILURES)("%s", async (_, failure, next) => {
    const { order, asked, deposits, heal, isHanging } = await start(failing, failure);
    shortenTimeouts(20, isHanging);
    const mayMove = next === "always" || (next === "unless-unseen" && failing !== "bleepay");
    const first = await order();
    expect(asked).toHaveLength(mayMove ? 2 : 1);
    expect(first.status === 200).toBe(mayMove);

    // The page asks again, with the same key, when the vendor is well.
    heal();
    const again = await order();
    const shown = [first, again]
      .filter(({ status }) => status === 200)
      .map(({ body }) => idOf(body));
    expect(new Set(shown).size).toBeLessThanOrEqual(1);
    // A deposit can be paid though no page has shown it.
    const isDepositShown = shown.some((id) => String(id).startsWith("dep_"));
    const payable = deposits.size + (shown.length > 0 && !isDepositShown ? 1 : 0);
    expect(payable).toBeLessThanOrEqual(1);
    if (!mayMove) expect(new Set(asked)).toEqual(new Set([failing]));
  });
});
