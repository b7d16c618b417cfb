import { RampError } from "../../RampError.ts";
import { depositFields } from "../depositFields.ts";
import { type FieldSpecs, optional, checkFields, text } from "../parseFields.ts";
import type { VendorFrame } from "../Vendor.ts";
import type { ProofSession } from "./session.ts";

/** `window.proofWidget`, as Proof's quickstart documents it. It has no way to close what it opened. */
interface ProofWidget {
  run: (options: Record<string, unknown>) => unknown;
}

const isText = optional(text(/^[^]*$/));
const status: FieldSpecs<{ status: string; payment_method?: string }> = {
  status: text(/^[^]{1,256}$/),
  payment_method: isText,
};
const payment: FieldSpecs<{ payment_method?: string }> = { payment_method: isText };

/**
 * Runs Proof's widget in `host` with every field of the session, untouched but for the spelling of
 * its names, as Proof's checklist asks. The callbacks become hints: Proof calls them informational.
 */
export function openProofFrame(
  session: ProofSession,
  { host, script, lang, theme, emit }: VendorFrame,
): () => void {
  if (typeof (script as Partial<ProofWidget> | undefined)?.run !== "function")
    throw new RampError(
      "script-malformed",
      "`window.proofWidget` has no function `run`, so the widget cannot start. Something else on this page may use that name.",
    );
  const element = host.ownerDocument.createElement("div");
  host.append(element);

  /** Passes on a payload that is what the vendor documents. Of any other, its name still speaks of a payment. */
  const hear =
    <Payload extends object>(
      name: string,
      fields: FieldSpecs<Payload>,
      pass: (payload: Payload) => void,
    ) =>
    (payload: unknown) => {
      const { shape } = checkFields(fields, payload);
      if (shape) return pass(shape);
      emit({ type: "status" });
      emit({ type: "unknown", name, payload });
    };

  const fail = (thrown: unknown) => redactError(thrown, session);
  try {
    const result = (script as ProofWidget).run({
      // Two letters, as Proof's own sessions have them.
      ...(lang && { lang: lang.replace(/[-_].*/, "").toLowerCase() }),
      theme,
      ...runOptions(session),
      host: element,
      onLoad: () => emit({ type: "loading" }),
      onReady: () => emit({ type: "ready" }),
      onStatusChange: hear("onStatusChange", status, (data) =>
        emit({
          type: "status",
          status: data.status,
          paymentMethod: data.payment_method,
          // Mercuryo's word, whose widget this is: the money is held until the user is known.
          pending: data.status === "order_scheduled" ? "kyc" : undefined,
        }),
      ),
      onPaymentFinished: hear("onPaymentFinished", payment, (data) =>
        emit({ type: "status", paymentMethod: data.payment_method }),
      ),
      onSellTransferEnabled(payload: unknown) {
        // What cannot be read is left out: the call alone says that an address was shown.
        const { shape } = checkFields(depositFields, payload);
        const deposit = { ...shape, transactionId: session.merchant_transaction_id };
        emit({ type: "deposit-requested", deposit });
      },
    });
    // Proof documents no return value. Should it be a promise, its rejection is not lost.
    Promise.resolve(result).catch((thrown: unknown) =>
      emit({ type: "failed", error: fail(thrown) }),
    );
  } catch (thrown) {
    throw fail(thrown);
  }
  return () => element.remove();
}

/**
 * The words of what was thrown, and nothing else of it: an error that holds the session's secrets, in
 * whatever field of whatever error inside it, would carry them into somebody's log.
 */
function redactError(thrown: unknown, { signature, init_token }: ProofSession): Error {
  const secrets = [signature, init_token].flatMap((secret) => [secret, encodeURIComponent(secret)]);
  try {
    const { message, stack = "" } = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (!secrets.some((secret) => `${message} ${stack}`.includes(secret)))
      return Object.assign(new Error(message), { stack });
  } catch {
    // Not even its words can be read.
  }
  return new Error(
    "proofWidget.run threw an error that quotes the session's secrets, or cannot be searched for them. It was left out.",
  );
}

/** `init_token` becomes `initToken`. The script's address is ours to load, not an option of `run`. */
function runOptions({ widget_url, ...fields }: ProofSession): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
