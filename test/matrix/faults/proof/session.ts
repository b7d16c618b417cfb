import { RampError, type CustomEndpoint } from "../../../../src/index.ts";
import type { Misdeed } from "../../CellPlan.ts";
import { type Cell, type Fault, READY, type Step, again, final } from "../../Fault.ts";
import {
  CLOSED,
  html,
  json,
  nameOf,
  NO_JSON,
  NOWHERE,
  REFUSALS,
  type Refusal,
  text,
  vendorFault,
  WRONG_JSON,
} from "../answers.ts";

const at = (does: Misdeed, times?: number) => ({
  plan: { misdeeds: [{ at: "session" as const, does, ...(times && { times }) }] },
});
const malformed = ([fault, does]: readonly [string, Misdeed]): Fault => ({
  fault,
  ...at(does),
  ends: again("session-malformed"),
});

/** What Proof's refusals of a session come to. */
const REFUSED: Record<string, string> = {
  "400 invalid_request": final("order-rejected"),
  "400 currency_not_allowed": final("currency-not-supported"),
  "400 unsupported_currency": final("currency-not-supported"),
  "400 WALLET_NOT_SUPPORTED": final("wallet-not-supported"),
  // The partner's token, not the user's: nobody has to sign in.
  "401": final("endpoint-misconfigured"),
  "403": final("endpoint-misconfigured"),
  "403 offramp_disabled": final("offramp-disabled"),
  "404": final("endpoint-misconfigured"),
  "409": again("session-used"),
  "422": final("kyc-required"),
  "429": again("rate-limited"),
  "500": again("vendor-unavailable"),
  "502": again("vendor-unavailable"),
};
const refused = (refusal: Refusal): Fault => {
  const { initTokenType, status, error, code } = refusal;
  const words = [`${status} ${code}`, `${status} ${error}`, String(status)];
  return {
    fault: nameOf(refusal),
    modes: ["buy"],
    plan: { initTokenType, vendor: [vendorFault("session", refusal)] },
    ends: words.map((word) => REFUSED[word]).find(Boolean) ?? "not stated",
  };
};

/** A partner's own function in the place of the route. */
const createSession = (create: CustomEndpoint["createSession"]) => ({
  endpoint: ({ endpoint }: Cell): CustomEndpoint => ({
    createSession: create,
    getTransaction: async (id) => (await fetch(`${endpoint}/transactions/${id}`)).json(),
  }),
});

const leaveAndComeBack = async (cell: Cell) => {
  await cell.until(async () => (await cell.server("stats")).sessions === 1);
  cell.unmount();
  cell.mount();
  await cell.reach("ready");
  await cell.server("release");
  await cell.until(async () => (await cell.server("stats")).lateAnswers > 0);
};

export const session: Step = {
  vendor: "proof",
  title: "Session",
  about: "`POST {endpoint}/session` fails, so there is no session to open.",
  faults: [
    {
      fault: "never answers",
      waits: true,
      ...at({ type: "hang" }),
      ends: again("session-timeout"),
    },
    {
      fault: "connection refused",
      endpoint: () => `${CLOSED}/ramp`,
      ends: again("session-network"),
    },
    { fault: "unknown host", endpoint: () => `${NOWHERE}/ramp`, ends: again("session-network") },
    { fault: "slow", ...at({ type: "wait", ms: 1000 }), ends: READY },
    {
      fault: "connection cut before the response",
      ...at({ type: "reset" }),
      ends: again("session-network"),
    },
    {
      fault: "connection cut during the body",
      ...at({ type: "cut" }),
      ends: again("session-network"),
    },
    {
      fault: "connection cut before the response, and the user tries again",
      ...at({ type: "reset" }, 1),
      async drive({ reach, press }) {
        await reach("error");
        press("Try again");
      },
      ends: READY,
      errors: "session-network",
      sessions: 2,
    },
    ...NO_JSON.map(malformed),
    ...WRONG_JSON.map(malformed),
    {
      fault: "a field is missing",
      ...at({ type: "change", without: ["init_token"] }),
      ends: again("session-malformed"),
    },
    {
      fault: "a field has the wrong type",
      ...at({ type: "change", fields: { signature: 7 } }),
      ends: again("session-malformed"),
    },
    {
      fault: "a field is a megabyte long",
      ...at({ type: "change", fields: { address: "T".repeat(1_000_000) } }),
      ends: again("session-malformed"),
    },
    {
      fault: "a session of another type than the order",
      ...at({ type: "change", fields: { type: "swap" } }),
      ends: again("session-malformed"),
    },
    {
      fault: "undocumented fields",
      ...at({ type: "change", fields: { __proto: 1, constructor: "x" } }),
      ends: READY,
    },
    {
      fault: "a redirect to an HTML page",
      ...at({ type: "answer", status: 302, headers: { location: "/frame" } }),
      ends: again("session-malformed"),
    },
    {
      fault: "a response that CORS blocks",
      ...at({
        type: "answer",
        headers: { "access-control-allow-origin": "https://other.example" },
        body: "{}",
      }),
      ends: again("session-network"),
    },
    {
      fault:
        "late, out of order: the widget was unmounted and mounted again, and the first response arrives last",
      ...at({ type: "hold" }, 1),
      drive: leaveAndComeBack,
      ends: READY,
      sessions: 2,
    },
    {
      fault: "the same session twice",
      ...at({ type: "change", fields: { merchant_transaction_id: "m-$CELL" } }),
      async drive({ reach, mount, unmount }) {
        await reach("ready");
        unmount();
        mount();
      },
      ends: again("session-used"),
      sessions: 2,
    },
    ...REFUSALS.sdk_partner_authorization.map(refused),
    ...REFUSALS.sdk_customer_token.map(refused),
    {
      fault: "selling isn't enabled for this partner",
      plan: { sandbox: { offRamp: false } },
      ends: { buy: READY, sell: final("offramp-disabled") },
    },
    {
      fault: "401, the user isn't signed in",
      ...at(json({ error: "unauthorized" }, 401)),
      ends: final("unauthorized"),
    },
    {
      fault: "403 `order_rejected`",
      ...at(json({ error: "order_rejected", code: "order_rejected" }, 403)),
      ends: final("order-rejected"),
    },
    { fault: "404 for the route, as HTML", ...at(html(404)), ends: final("endpoint-not-found") },
    { fault: "405", ...at(json({}, 405)), ends: final("endpoint-failed") },
    { fault: "413", ...at(json({}, 413)), ends: final("endpoint-failed") },
    {
      fault: "429, `Retry-After: 5`, without a body",
      ...at({ type: "answer", status: 429, headers: { "retry-after": "5" } }),
      ends: again("rate-limited"),
    },
    { fault: "409, without a body", ...at(json({}, 409)), ends: again("session-used") },
    { fault: "422, without a body", ...at(json({}, 422)), ends: final("order-rejected") },
    {
      fault: "500, as text",
      ...at({ ...text("oops"), status: 500 } as Misdeed),
      ends: again("endpoint-failed"),
    },
    { fault: "503, a proxy's HTML", ...at(html(503)), ends: again("endpoint-unavailable") },
    { fault: "504, a proxy's HTML", ...at(html(504)), ends: again("endpoint-unavailable") },
    {
      fault: "the custom endpoint's function throws",
      ...createSession(() => {
        throw new Error("sync");
      }),
      ends: again("endpoint-failed"),
    },
    {
      fault: "the custom endpoint's function rejects",
      ...createSession(async () => Promise.reject(new Error("async"))),
      ends: again("endpoint-failed"),
    },
    {
      fault: "the custom endpoint's function rejects without a reason",
      ...createSession(async () => Promise.reject()),
      ends: again("endpoint-failed"),
    },
    {
      fault: "the custom endpoint's function returns `undefined`",
      ...createSession(async () => undefined),
      ends: again("session-malformed"),
    },
    {
      fault: "the custom endpoint's function never answers",
      waits: true,
      ...createSession(() => new Promise(() => {})),
      ends: again("session-timeout"),
    },
    {
      fault: "the custom endpoint's function throws an error of another stage",
      ...createSession(async () => {
        throw new RampError("transaction-unreachable", "not yet");
      }),
      ends: again("endpoint-failed"),
    },
  ],
};
