import type { Fault as VendorFault } from "../../../../src/sandbox/faults.ts";
import type { CellPlan, Misdeed } from "../../CellPlan.ts";
import { again, type Fault, final, type Step } from "../../Fault.ts";
import { json, WRONG_JSON } from "../answers.ts";
import { WAITING } from "./endings.ts";

const at = (does: Misdeed) => ({ plan: { misdeeds: [{ at: "session" as const, does }] } });
const malformed = (fault: string, does: Misdeed): Fault => ({
  fault,
  ...at(does),
  ends: again("session-malformed"),
});
const has = (fault: string, fields: Record<string, unknown>): Fault =>
  malformed(fault, { type: "change", fields });
/** What the partner's widget is set to in Bleepay's dashboard. */
const widget = (
  fault: string,
  config: NonNullable<NonNullable<CellPlan["sandbox"]>["bleepay"]>["config"],
  ends: string,
): Fault => ({ fault, plan: { sandbox: { bleepay: { config } } }, ends });
const refused = (
  { at, status, retryAfter }: Pick<VendorFault, "at" | "status" | "retryAfter">,
  ends: string,
): Fault => ({
  fault: `vendor: ${status}${at === "config" ? " for the widget's settings" : ""}${retryAfter ? `, \`Retry-After: ${retryAfter}\`` : ""}`,
  plan: { vendor: [{ at, status, retryAfter, times: 1000 }] },
  ends,
});

const REQUIRED = [
  "id",
  "paymentStatus",
  "amount",
  "currency",
  "network",
  "currencyAddress",
  "depositAddress",
  "expiresAt",
];
const PAST = "2020-01-01T00:00:00.000Z";
const EARLIER = "2019-12-31T23:59:00.000Z";

export const session: Step = {
  vendor: "bleepay",
  title: "Session",
  about:
    "`POST {endpoint}/session` doesn't return a valid amount, address and deadline. The widget then shows no address, because crypto sent to a wrong address is lost.",
  modes: ["buy"],
  faults: [
    {
      fault: "503 `deposit_uncertain`: an earlier deposit may still be open",
      ...at(json({ error: "unavailable", code: "deposit_uncertain" }, 503)),
      ends: again("order-uncertain"),
    },
    ...WRONG_JSON.map(([fault, does]) => malformed(fault, does)),
    ...REQUIRED.map((name) =>
      malformed(`\`${name}\` is missing`, { type: "change", without: [name] }),
    ),
    has("the address is empty", { depositAddress: "" }),
    has("the address is a list", { depositAddress: ["T1", "T2"] }),
    has("the address contains a space", { depositAddress: "T1 T2" }),
    has("the address contains invisible characters", { depositAddress: "T1\u200bT2" }),
    has("the address is a megabyte long", { depositAddress: "T".repeat(1_000_000) }),
    has("the amount is zero", { amount: "0.00" }),
    has("the amount is negative", { amount: "-100" }),
    has("the amount is a number", { amount: 100 }),
    has("the amount has an exponent", { amount: "1e2" }),
    has("the amount contains a comma", { amount: "1,000" }),
    has("the deadline isn't a date", { expiresAt: "soon" }),
    has("the deadline is a number", { expiresAt: 1_893_456_000 }),
    has("the deadline has passed by the server's clock", { expiresAt: EARLIER, now: PAST }),
    has("the deposit has expired", { paymentStatus: "EXPIRED" }),
    has("the deposit is already paid", { paymentStatus: "CONFIRMED" }),
    {
      fault: "the deadline has passed by the device's clock, and the server's time is missing",
      ...at({ type: "change", fields: { expiresAt: PAST }, without: ["now"] }),
      // Another is asked for, once and by itself.
      ends: again("session-expired"),
      sessions: 2,
    },
    {
      fault: "the device's clock is years ahead",
      ...at({ type: "change", fields: { expiresAt: PAST, now: EARLIER } }),
      ends: WAITING,
    },
    widget("the Bleepay widget isn't active", null, final("endpoint-misconfigured")),
    widget(
      "the amount is below the Bleepay widget's minimum",
      { minAmount: "200" },
      final("order-rejected"),
    ),
    widget(
      "the amount is above the Bleepay widget's maximum",
      { maxAmount: "50" },
      final("order-rejected"),
    ),
    widget(
      "the Bleepay widget doesn't accept this currency",
      { allowedCurrencies: ["USDC"] },
      final("currency-not-supported"),
    ),
    widget(
      "the Bleepay widget doesn't accept this network",
      { allowedNetworks: ["polygon"] },
      final("wallet-not-supported"),
    ),
    widget(
      "the Bleepay widget doesn't allow this address",
      { allowedDepositAddresses: ["TOther"] },
      final("wallet-not-supported"),
    ),
    refused({ at: "config", status: 401 }, final("endpoint-misconfigured")),
    refused({ at: "config", status: 404 }, final("endpoint-misconfigured")),
    refused({ at: "config", status: 429, retryAfter: 60 }, again("rate-limited")),
    refused({ at: "config", status: 500 }, again("vendor-unavailable")),
    refused({ at: "config", status: 502 }, again("vendor-unavailable")),
    refused({ at: "session", status: 400 }, final("order-rejected")),
    // The partner's secret, not the user's: nobody has to sign in.
    refused({ at: "session", status: 401 }, final("endpoint-misconfigured")),
    refused({ at: "session", status: 404 }, final("endpoint-misconfigured")),
    refused({ at: "session", status: 429, retryAfter: 60 }, again("rate-limited")),
    refused({ at: "session", status: 500 }, again("vendor-unavailable")),
    refused({ at: "session", status: 502 }, again("vendor-unavailable")),
    {
      fault: "401, the user isn't signed in",
      ...at(json({ error: "unauthorized" }, 401)),
      ends: final("unauthorized"),
    },
  ],
};

export const sale: Step = {
  vendor: "bleepay",
  title: "Sale",
  about: "Bleepay accepts crypto and pays nothing out, so a sale is refused at the start.",
  modes: ["sell"],
  faults: [
    { fault: "an order to sell", ends: final("offramp-disabled") },
    {
      fault: "an order to sell, but the endpoint returns a deposit",
      ...at(
        json({
          id: "dep_$CELL",
          paymentStatus: "CREATED",
          amount: "100",
          currency: "USDT",
          network: "TRC20",
          currencyAddress: "",
          depositAddress: "T1",
          expiresAt: "2099-01-01T00:00:00.000Z",
        }),
      ),
      ends: again("session-malformed"),
    },
  ],
};
