import { RampError } from "../../RampError.ts";
import { depositFields } from "../depositFields.ts";
import { type FieldSpecs, optional, checkFields, text } from "../parseFields.ts";
import type { VendorFrame } from "../Vendor.ts";
import type { ProofSession } from "./session.ts";

/** `window.proofWidget`, as Proof's quickstart documents it. It has no way to close the widget. */
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
 * Runs Proof's widget in `host` with every field of the session. Only the spelling of the names
 * changes, as Proof's checklist requires. The callbacks become hints: Proof calls them
 * informational.
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

  /**
   * Passes on a payload that matches the vendor's documentation. Any other still means that the
   * payment changed, by the callback's name.
   */
  const onCallback =
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
      // Two letters, as in Proof's own sessions.
      ...(lang && { lang: lang.replace(/[-_].*/, "").toLowerCase() }),
      theme,
      ...runOptions(session),
      host: element,
      onLoad: () => emit({ type: "loading" }),
      onReady: () => emit({ type: "ready" }),
      onStatusChange: onCallback("onStatusChange", status, (data) =>
        emit({
          type: "status",
          status: data.status,
          paymentMethod: data.payment_method,
          // A status of Mercuryo, whose widget this is: the money is held until the user's identity
          // is verified.
          pending: data.status === "order_scheduled" ? "kyc" : undefined,
        }),
      ),
      onPaymentFinished: onCallback("onPaymentFinished", payment, (data) =>
        emit({ type: "status", paymentMethod: data.payment_method }),
      ),
      onSellTransferEnabled(payload: unknown) {
        // Unreadable fields are left out: the call alone means that an address was shown.
        const { shape } = checkFields(depositFields, payload);
        const deposit = { ...shape, transactionId: session.merchant_transaction_id };
        emit({ type: "deposit-requested", deposit });
      },
    });
    // Proof documents no return value. If it is a promise, report its rejection.
    Promise.resolve(result).catch((thrown: unknown) =>
      emit({ type: "failed", error: fail(thrown) }),
    );
  } catch (thrown) {
    throw fail(thrown);
  }
  return () => element.remove();
}

/**
 * Copies only the message and stack of an error: any field, of it or of an error inside it, could
 * carry the session's secrets into a log.
 */
function redactError(thrown: unknown, { signature, init_token }: ProofSession): Error {
  const secrets = [signature, init_token].flatMap((secret) => [secret, encodeURIComponent(secret)]);
  try {
    const { message, stack = "" } = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (!secrets.some((secret) => `${message} ${stack}`.includes(secret)))
      return Object.assign(new Error(message), { stack });
  } catch {
    // Even reading the message can throw.
  }
  return new Error(
    "proofWidget.run threw an error that quotes the session's secrets, or cannot be searched for them. It was left out.",
  );
}

/**
 * Converts `init_token` to `initToken`. `widget_url` is the script to load, not an option of `run`.
 */
function runOptions({ widget_url, ...fields }: ProofSession): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, char: string) => char.toUpperCase()),
      value,
    ]),
  );
}
