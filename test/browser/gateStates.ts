import { RampError, type RememberedPurchase } from "../../src/index.ts";
import { getProgress } from "../../src/vendors/Transaction.ts";
import type { FakeVendor } from "./createFakeVendor.ts";

/** An earlier purchase that another tab, or this one before a reload, has remembered. */
const earlier = (more: Partial<RememberedPurchase>) => (): RememberedPurchase => ({
  vendor: "pretend",
  id: "earlier",
  mode: "buy",
  time: Date.now() - 60_000,
  ...more,
});

/** What the endpoint says of the earlier purchase, time after time; the last one stays. Of others it says `pending`. */
export function answers(fake: FakeVendor, ...says: (string | RampError)[]): void {
  let count = 0;
  fake.endpoint.getTransaction = async (id) => {
    const said = id === "earlier" ? says[Math.min(count++, says.length - 1)] : "pending";
    if (typeof said !== "string") throw said;
    const status = getProgress(said) === undefined ? undefined : said;
    return { id, vendor: "pretend", mode: "buy", status, vendorStatus: said };
  };
}

const unreachable = new RampError("transaction-unreachable", "down", { status: 503 });
export const notFound: RampError = new RampError("transaction-not-found", "not found", {
  status: 404,
});

export interface GateState {
  /** What is remembered. */
  purchase?: () => RememberedPurchase;
  /** What the endpoint says of it. */
  says?: (string | RampError)[];
  /** What a new purchase is met with. */
  ends: string;
}

/** Every state in which a new purchase may find the one before. */
export const STATES: Record<string, GateState> = {
  "nothing stored": { ends: "begins" },
  unpaid: { purchase: earlier({}), says: ["pending"], ends: "begins" },
  "may be paid": { purchase: earlier({ mayBePaid: true }), says: ["pending"], ends: "unconfirmed" },
  "in a status that this library doesn't know": {
    purchase: earlier({}),
    says: ["under-review"],
    ends: "unconfirmed",
  },
  processing: { purchase: earlier({}), says: ["processing"], ends: "processing" },
  completed: {
    purchase: earlier({ mayBePaid: true }),
    says: ["completed"],
    ends: "completed",
  },
  unreachable: { purchase: earlier({}), says: [unreachable], ends: "error" },
  "404 once, and may be paid": {
    purchase: earlier({ mayBePaid: true }),
    says: [notFound, "processing"],
    ends: "processing",
  },
  "404 for good, and may be paid": {
    purchase: earlier({ mayBePaid: true }),
    says: [notFound],
    ends: "error",
  },
  foreign: { purchase: earlier({}), says: [notFound], ends: "begins" },
  "of a vendor that this page does not list, and may be paid": {
    purchase: earlier({ vendor: "elsewhere", mayBePaid: true }),
    says: [notFound],
    ends: "error",
  },
};
