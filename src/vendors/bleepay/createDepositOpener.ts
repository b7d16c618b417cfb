import type { KeyStore } from "../KeyStore.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";
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
/**
 * How long another deposit of the same amount waits after a crash in the middle of opening one, in
 * milliseconds: as long as that one might be paid.
 */
const UNCERTAIN_MS = SESSION_LIFETIME_MS + LATE_MS;
/**
 * How long a claim lasts while Bleepay has not been asked, in milliseconds. A driver that queues
 * commands may send one after this server gave up on it.
 */
const CLAIM_TTL_MS = 30 * 1000;
/** Milliseconds between two looks at another request's attempt, and how often to look. */
const WAIT_MS = 250;
const MAX_WAITS = 60;

/** What the store keeps of an open deposit. The session's secret is sealed into `id`. */
interface OpenDeposit {
  /** The purchase id; missing if it is unknown whether Bleepay opened a deposit. */
  id?: string | undefined;
  until: number;
  /** Bleepay returned 404 for it. */
  isMissing?: boolean | undefined;
}

export interface DepositCalls {
  /** Whether this server can read the id: the secret may have changed since. */
  canRead: (id: string, user: RampUser) => Promise<boolean>;
  getDeposit: (id: string, user: RampUser) => Promise<VendorAnswer>;
  cancel: (id: string, user: RampUser) => Promise<VendorAnswer>;
  create: (deposit: BleepayDeposit, user: RampUser) => Promise<VendorAnswer>;
}

/**
 * Opens deposits, at most one per user, asset and amount at a time. Bleepay matches payments by
 * address and amount, so with two the user could pay one and watch the other. An open deposit is
 * returned again while it is unpaid and has time left, and cancelled before another replaces it. If
 * its state is unknown, no second one is opened.
 *
 * Holds over all instances that share the store.
 */
export function createDepositOpener(
  { canRead, getDeposit, cancel, create }: DepositCalls,
  widgetId: string,
  getStore: () => KeyStore,
): (deposit: BleepayDeposit, user: RampUser) => Promise<VendorAnswer> {
  /** Replaces what the store keeps, unless another instance has done so. */
  async function replace(key: string, value: string, open: OpenDeposit): Promise<void> {
    const owner = crypto.randomUUID();
    if ((await getStore().claim(key, owner, UNCERTAIN_MS, value)) === "claimed")
      await keep(key, owner, open);
  }

  async function keep(key: string, owner: string, open: OpenDeposit): Promise<boolean> {
    return getStore().complete(
      key,
      owner,
      JSON.stringify(open),
      Math.max(1, open.until - Date.now()),
    );
  }

  /** Whether Bleepay has been returning 404 for long enough, by the store's clock. */
  async function isGone(key: string, value: string, open: OpenDeposit): Promise<boolean> {
    const missing = `${key}:missing`;
    if (open.isMissing) return (await getStore().read(missing)) === undefined;
    await getStore().claim(missing, crypto.randomUUID(), GONE_AFTER_MS);
    await replace(key, value, { ...open, isMissing: true });
    return false;
  }

  /** The response instead of another deposit; nothing if another one may be opened. */
  async function answerWith(
    key: string,
    value: string,
    user: RampUser,
  ): Promise<VendorAnswer | undefined> {
    const open = JSON.parse(value) as OpenDeposit;
    // Its state can't be asked for, and it may still be paid.
    if (open.id === undefined || !(await canRead(open.id, user))) return refuseUntil(open.until);
    const first = await getDeposit(open.id, user);
    if (first.status === 404) return (await isGone(key, value, open)) ? undefined : refuse(first);
    if (open.isMissing) await replace(key, value, { ...open, isMissing: undefined });
    const isExpiring = isUnpaid(first) && !(timeLeftIn(first) >= MIN_TIME_LEFT_MS);
    const seen = isExpiring ? await cancel(open.id, user) : first;
    const status = seen.status < 400 ? bleepayStatus(seen.body.paymentStatus) : undefined;
    if (status === undefined || (isExpiring && isUnpaid(seen))) return refuse(seen);
    return isUnpaid(seen) || isUnderpaid(seen) ? seen : undefined;
  }

  /** Extends a claim before Bleepay is asked. Returns false if it has expired. */
  async function extend(key: string, owner: string): Promise<boolean> {
    try {
      return (await getStore().claim(key, owner, UNCERTAIN_MS)) === "claimed";
    } catch (error) {
      // It may have been extended nevertheless.
      getStore()
        .release(key, owner)
        .catch(() => {});
      throw error;
    }
  }

  /** Opens a deposit under a key that `owner` has claimed. */
  async function openNew(
    key: string,
    owner: string,
    deposit: BleepayDeposit,
    user: RampUser,
  ): Promise<VendorAnswer> {
    const answer = await create(deposit, user);
    const { id } = answer.body;
    if (answer.status < 400 && typeof id === "string") {
      const left = timeLeftIn(answer);
      const until = Date.now() + (Number.isNaN(left) ? SESSION_LIFETIME_MS : left);
      await keep(key, owner, { id, until });
    } else if (answer.isUncertain) await keep(key, owner, { until: Date.now() + UNCERTAIN_MS });
    else await getStore().release(key, owner);
    return answer;
  }

  return async (deposit, user) => {
    const key = `deposit:${JSON.stringify([widgetId, user.id, toKey(deposit)])}`;
    const owner = crypto.randomUUID();
    let replacing: string | undefined;
    for (let waits = 0; ;) {
      const state = await getStore().claim(key, owner, CLAIM_TTL_MS, replacing);
      if (state === "claimed") {
        if (await extend(key, owner)) return openNew(key, owner, deposit, user);
      } else if (state.state === "held") {
        if (waits++ === MAX_WAITS) return refuseUntil(Date.now() + UNCERTAIN_MS);
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      } else {
        const answer = await answerWith(key, state.value, user);
        if (answer) return answer;
        // If another request has changed it since, look again.
        replacing = state.value;
      }
    }
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
