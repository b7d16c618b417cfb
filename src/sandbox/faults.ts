import type { FaultPlace, SandboxPlace } from "../vendors/VendorSandbox.ts";

/** What the next matching requests get instead of, or before, the usual answer. */
export interface Fault {
  /** What goes wrong. */
  at: FaultPlace;
  /** The only vendor whose requests it meets, by its name. @default any */
  vendor?: string | undefined;
  /** HTTP status of the error. Without it, and without `answer`, the request is only delayed. */
  status?: number | undefined;
  /** The vendor's slug, e.g. `rate_limit_exceeded`. @default "internal_error" */
  error?: string | undefined;
  /** The vendor's code, where it has codes. @default the slug */
  code?: string | undefined;
  /** For whoever reads logs. @default a sentence of the sandbox's */
  message?: string | undefined;
  /** Seconds, for the `Retry-After` header. */
  retryAfter?: number | undefined;
  /** `never` lets the request hang; `empty` answers 200 with nothing in it: a script without its global, a session without fields. */
  answer?: "never" | "empty" | undefined;
  /** How many requests it meets. @default 1 */
  times?: number | undefined;
  /** Milliseconds of real time before the answer. @default 0 */
  delay?: number | undefined;
}

export interface Faults {
  add: (fault: Fault) => void;
  /** The fault that this request meets, used up by one. */
  take: (place: SandboxPlace | undefined, vendor: string) => Fault | undefined;
  clear: () => void;
}

/** Complete, or it does not compile. */
const places: Record<FaultPlace, true> = {
  token: true,
  config: true,
  session: true,
  transaction: true,
  cancel: true,
  kyc: true,
  socket: true,
  script: true,
  frame: true,
};

/** @param vendors their names */
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
