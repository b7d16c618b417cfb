/** What can go wrong on demand: three calls of the API, its WebSocket, the widget's script, its page. */
export type FaultPlace = "session" | "transaction" | "kyc" | "socket" | "script" | "frame";

/** What the next matching requests get instead of, or before, the usual answer. */
export interface Fault {
  at: FaultPlace;
  /** HTTP status of the error. Without it, and without `answer`, the request is only delayed. */
  status?: number | undefined;
  /** The vendor's slug, e.g. `rate_limit_exceeded`. @default "internal_error" */
  error?: string | undefined;
  /** The vendor's code, in the edition that has codes. @default the slug */
  code?: string | undefined;
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
  take: (place: FaultPlace) => Fault | undefined;
  clear: () => void;
}

const places: ReadonlySet<unknown> = new Set([
  "session",
  "transaction",
  "kyc",
  "socket",
  "script",
  "frame",
]);

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      if (!places.has(fault.at))
        throw new TypeError(
          `A fault at "${fault.at}" would never happen. Name one of ${[...places].join(", ")}.`,
        );
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    take(place) {
      const next = waiting.find(({ fault, left }) => fault.at === place && left > 0);
      if (next) next.left -= 1;
      return next?.fault;
    },
    clear() {
      waiting = [];
    },
  };
}
