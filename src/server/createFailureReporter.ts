import type { VendorServer } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";
import type { RampEndpointOptions, RampErrorContext } from "./RampEndpointOptions.ts";
import { StoreUnavailableError } from "./store/guardStore.ts";

/** The transaction that a failure is about, as far as it is known. */
export interface FailedTransaction {
  vendor?: VendorServer | undefined;
  id?: string | undefined;
}

/** Tells the host what failed. An error of the host's own handler never fails a purchase. */
export interface FailureReporter {
  /** Passes an error to `onError`, or writes it to the console. */
  reportError: (error: unknown, context: RampErrorContext) => void;
  /** Logs that a transaction could not be confirmed, recorded or reported. */
  logFailure: (failure: unknown, transaction: FailedTransaction) => void;
  /** Logs it, and passes it to `onError`. */
  reportFailure: (failure: unknown, transaction: FailedTransaction) => void;
}

export function createFailureReporter(
  onError: RampEndpointOptions["onError"],
  log: Log,
): FailureReporter {
  function reportError(error: unknown, context: RampErrorContext): void {
    try {
      // By default the console is the only sign that a purchase may be missing from the partner's
      // records.
      // oxlint-disable-next-line no-console
      if (!onError) console.error(error);
      else onError(error, context);
    } catch {
      // There is nowhere left to say so.
    }
  }

  function logFailure(failure: unknown, { vendor, id }: FailedTransaction): void {
    const message = failure instanceof Error ? failure.message : undefined;
    const isStore = failure instanceof StoreUnavailableError;
    const seen = { vendor: vendor?.name, transactionId: id, message };
    log(isStore ? "store.failed" : "transaction.failed", seen);
  }

  return {
    reportError,
    logFailure,
    reportFailure(failure, transaction) {
      logFailure(failure, transaction);
      reportError(failure, { vendor: transaction.vendor?.name });
    },
  };
}
