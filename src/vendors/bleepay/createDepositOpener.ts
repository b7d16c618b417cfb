import { createPerUserCache } from "../createPerUserCache.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";
import type { BleepayAnswer } from "./createBleepayClient.ts";
import type { BleepayDeposit } from "./buildSessionRequest.ts";
import { bleepayStatus } from "./statuses.ts";

/**
 * How long a session waits for funds, in milliseconds (docs.bleepay.com, create deposit session).
 */
export const SESSION_LIFETIME_MS: number = 30 * 60 * 1000;
/**
 * A deposit with less time left than this is cancelled and replaced, because crypto needs a while
 * to arrive.
 */
const MIN_TIME_LEFT_MS = 5 * 60 * 1000;
/** How long after a timeout Bleepay may still open the deposit. */
const LATE_MS = 60 * 1000;
/**
 * A deposit counts as gone after Bleepay has returned 404 for this long. A single 404 may be
 * temporary.
 */
const GONE_AFTER_MS = 10 * 1000;
const MAX_DEPOSITS = 10_000;
const MAX_DEPOSITS_PER_USER = 20;

interface OpenDeposit {
  /** The purchase id; `undefined` if it is unknown whether Bleepay opened a deposit. */
  id: string | undefined;
  until: number;
  missingSince: number | undefined;
}

export interface DepositCalls {
  getDeposit: (id: string, user: RampUser) => Promise<VendorAnswer>;
  cancel: (id: string, user: RampUser) => Promise<VendorAnswer>;
  create: (deposit: BleepayDeposit, user: RampUser) => Promise<BleepayAnswer>;
}

/**
 * Opens deposits, at most one per user, asset and amount at a time. Bleepay matches payments by
 * address and amount, so with two the user could pay one and watch the other. An open deposit is
 * returned again while it is unpaid and has time left, and cancelled before another replaces it. If
 * its state is unknown, no second one is opened.
 *
 * Lives in this process's memory only: other instances don't know about it.
 */
export function createDepositOpener({
  getDeposit,
  cancel,
  create,
}: DepositCalls): (deposit: BleepayDeposit, user: RampUser) => Promise<VendorAnswer> {
  const deposits = createPerUserCache<OpenDeposit>(MAX_DEPOSITS, MAX_DEPOSITS_PER_USER);
  const turns = new Map<string, Promise<unknown>>();

  /** Runs tasks with the same key in sequence. */
  async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (turns.get(key) ?? Promise.resolve()).then(work, work);
    turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(key) === turn) turns.delete(key);
    }
  }

  /** The response instead of another deposit; nothing if another one may be opened. */
  async function answerWith(open: OpenDeposit, user: RampUser): Promise<VendorAnswer | undefined> {
    if (open.id === undefined) return refuseUntil(open.until);
    const first = await getDeposit(open.id, user);
    if (first.status === 404) {
      open.missingSince ??= Date.now();
      return Date.now() - open.missingSince < GONE_AFTER_MS ? refuse(first) : undefined;
    }
    open.missingSince = undefined;
    const isExpiring = isUnpaid(first) && !(timeLeftIn(first) >= MIN_TIME_LEFT_MS);
    const seen = isExpiring ? await cancel(open.id, user) : first;
    const status = seen.status < 400 ? bleepayStatus(seen.body.paymentStatus) : undefined;
    if (status === undefined || (isExpiring && isUnpaid(seen))) return refuse(seen);
    return isUnpaid(seen) || isUnderpaid(seen) ? seen : undefined;
  }

  async function openNew(
    key: string,
    deposit: BleepayDeposit,
    user: RampUser,
  ): Promise<VendorAnswer> {
    const remember = (id: string | undefined, ms: number) => {
      const until = Date.now() + ms;
      const open = { id, until, missingSince: undefined };
      deposits.set(user.id, key, open, until);
      return open;
    };
    const uncertain = remember(undefined, SESSION_LIFETIME_MS + LATE_MS);
    const { isUncertain, ...answer } = await create(deposit, user);
    const { id } = answer.body;
    if (answer.status < 400 && typeof id === "string") {
      const left = timeLeftIn(answer);
      remember(id, Number.isNaN(left) ? SESSION_LIFETIME_MS : left);
    } else if (isUncertain) remember(undefined, SESSION_LIFETIME_MS + LATE_MS);
    else deposits.delete(user.id, key, uncertain);
    return answer;
  }

  return (deposit, user) => {
    const key = toKey(deposit);
    return inTurn(JSON.stringify([user.id, key]), async () => {
      const open = deposits.get(user.id, key);
      return (open && (await answerWith(open, user))) ?? openNew(key, deposit, user);
    });
  };
}

/** The properties by which Bleepay tells payments apart. */
function toKey({ currency, network, currencyAddress, depositAddress, amount }: BleepayDeposit) {
  const [whole = "", fraction = ""] = amount.split(".");
  const exact = `${whole.replace(/^0+/, "")}.${fraction.replace(/0+$/, "")}`;
  return JSON.stringify([currency, network, currencyAddress, depositAddress, exact]);
}

function isUnpaid({ status, body }: VendorAnswer): boolean {
  return status < 400 && body.paymentStatus === "CREATED";
}

/** The rest may still arrive, and could not be told apart from a payment of another deposit. */
function isUnderpaid({ status, body }: VendorAnswer): boolean {
  return status < 400 && body.paymentStatus === "UNDERPAID";
}

/** In milliseconds, by Bleepay's clock; `NaN` if the response lacks it. */
function timeLeftIn({ body: { expiresAt, now } }: VendorAnswer): number {
  return Date.parse(String(expiresAt)) - Date.parse(String(now));
}

function refuse({ requestId, retryAfter }: VendorAnswer): VendorAnswer {
  const message =
    "This user has a deposit of the same amount, and it is not known right now how it stands. A second one could be mistaken for it, so none was opened. Try again.";
  return unavailable(message, retryAfter, requestId);
}

function refuseUntil(until: number): VendorAnswer {
  const message =
    "It is not known whether Bleepay opened a deposit when this user last asked for this amount, and a payment could be counted for that one. Try again after it has expired, in half an hour at most, or with another amount.";
  return unavailable(message, String(Math.ceil((until - Date.now()) / 1000)));
}

function unavailable(message: string, retryAfter?: string, requestId?: string): VendorAnswer {
  const body = { error: "unavailable", code: "deposit_uncertain", message };
  return { status: 503, body, retryAfter, requestId };
}
