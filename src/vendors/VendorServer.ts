import type { Order } from "../order.ts";

/** Who is signed in, as the partner's server knows it. Never taken from the browser. */
export interface RampUser {
  /** Stable id of the user in the partner's system. */
  id: string;
  email: string;
  /** The user's public IP address; vendors weigh it in their fraud checks. */
  ip?: string | undefined;
}

/** What a vendor answered, cut down to what the browser may see. */
export interface VendorAnswer {
  status: number;
  /** Where `status` is 400 or above, only the strings `error`, `code` and `message` travel on. */
  body: Record<string, unknown>;
  /** The vendor's `X-Request-Id`. */
  requestId?: string | undefined;
  /** The vendor's `Retry-After`, as it came. */
  retryAfter?: string | undefined;
}

/** The server's side of a vendor: it alone holds the vendor's secrets. */
export interface VendorServer {
  readonly name: string;
  createSession: (order: Order, user: RampUser) => Promise<VendorAnswer>;
  /** Answers 404 for a transaction that is unknown, or another user's. */
  getTransaction: (id: string, user: RampUser) => Promise<VendorAnswer>;
}
