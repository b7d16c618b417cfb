import { anything, parseFields, text } from "../parseFields.ts";

/**
 * Transak's response to `POST /api/v2/auth/session`, with the id that the endpoint gave the
 * purchase.
 */
export interface TransakSession {
  data: {
    /** Transak's page for this one order: it opens once, within five minutes. */
    widgetUrl: string;
  };
  /** The id that the endpoint uses, which Transak calls the partner's own order id. */
  partnerOrderId: string;
}

/** @throws {RampError} `session-malformed`, naming the field */
export function parseTransakSession(answer: unknown): TransakSession {
  const code = "session-malformed";
  const fields = { data: anything, partnerOrderId: text(/^[^]{1,255}$/) };
  const { data, partnerOrderId } = parseFields<TransakSession>(fields, answer, code);
  const page = { widgetUrl: text(/^[^]{1,8192}$/) };
  return { data: parseFields<TransakSession["data"]>(page, data, code, "data."), partnerOrderId };
}
