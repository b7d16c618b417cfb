import type { FaultPlace, SandboxPlace } from "../vendors/VendorSandbox.ts";

/** What the next matching requests get instead of the normal response, or before it. */
export interface Fault {
  /** The kind of request that fails. */
  at: FaultPlace;
  /** Name of the only vendor that it applies to. @default any */
  vendor?: string | undefined;
  /** HTTP status of the error. Without `status` and `answer`, the request is only delayed. */
  status?: number | undefined;
  /** The vendor's slug, e.g. `rate_limit_exceeded`. @default "internal_error" */
  error?: string | undefined;
  /** The vendor's error code, if it has codes. @default the slug */
  code?: string | undefined;
  /** Message for logs. @default a sentence from the sandbox */
  message?: string | undefined;
  /** Seconds, for the `Retry-After` header. */
  retryAfter?: number | undefined;
  /**
   * `never` leaves the request pending. `empty` answers 200 without content: a script without its global, a
   * session without fields.
   */
  answer?: "never" | "empty" | undefined;
  /** Number of requests that it applies to. @default 1 */
  times?: number | undefined;
  /** Milliseconds of real time before the response. @default 0 */
  delay?: number | undefined;
}

export interface Faults {
  add: (fault: Fault) => void;
  /** The fault for this request. Uses up one of its `times`. */
  take: (place: SandboxPlace | undefined, vendor: string) => Fault | undefined;
  clear: () => void;
}

/** A record, so that the compiler requires every place. */
const places: Record<FaultPlace, true> = {
  token: true,
  config: true,
  session: true,
  transaction: true,
  cancel: true,
  kyc: true,
  quote: true,
  socket: true,
  script: true,
  frame: true,
};

/** @param vendors names of the vendors */
export function createFaults(vendors: readonly string[]): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const { at, vendor } = fault;
      if (!Object.hasOwn(places, at)) throw unknownFault(`at "${at}"`, Object.keys(places));
      if (vendor !== undefined && !vendors.includes(vendor))
        throw unknownFault(`of the vendor "${vendor}"`, vendors);
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    take(place, vendor) {
      const next = waiting.find(
        ({ fault, left }) => fault.at === place && (fault.vendor ?? vendor) === vendor && left > 0,
      );
      if (next) next.left -= 1;
      return next?.fault;
    },
    clear() {
      waiting = [];
    },
  };
}

function unknownFault(what: string, names: readonly string[]): TypeError {
  return new TypeError(`A fault ${what} would never happen. Name one of ${names.join(", ")}.`);
}
