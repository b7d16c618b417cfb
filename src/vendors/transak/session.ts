import * as z from "zod/mini";
import { readAnswer } from "../readAnswer.ts";

/** Transak's answer to `POST /api/v2/auth/session`, with the id that the endpoint gave the purchase. */
export interface TransakSession {
  data: {
    /** Transak's page for this one order: it opens once, within five minutes. */
    widgetUrl: string;
  };
  /** What the endpoint is asked with, and what Transak calls the partner's own id of an order. */
  partnerOrderId: string;
}

// Not `minLength`: zod also asks things that are no text for their `length`, and throws at some.
const schema: z.ZodMiniType<TransakSession> = z.object({
  data: z.object({ widgetUrl: z.string().check(z.regex(/^[^]{1,8192}$/)) }),
  partnerOrderId: z.string().check(z.regex(/^[^]{1,255}$/)),
});

/** @throws {RampError} `session-malformed`, naming the field */
export function parseTransakSession(answer: unknown): TransakSession {
  return readAnswer(schema, answer, "session-malformed");
}
