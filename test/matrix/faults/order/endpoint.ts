import type { Misdeed, PageRoute } from "../../CellPlan.ts";
import type { OrderFault } from "../../OrderFault.ts";
import { html, json, text } from "../answers.ts";
import { SENTENCES } from "./stated.ts";

/** What the endpoint answers, or what is in front of it; and the sentence for it, where it is told. */
const FAULTS: readonly (readonly [string, Misdeed, keyof typeof SENTENCES])[] = [
  ["the connection breaks", { type: "reset" }, "network"],
  ["401, the user isn't signed in", json({ error: "unauthorized" }, 401), "signIn"],
  ["404", json({ error: "not_found" }, 404), "unavailable"],
  [
    "429, `Retry-After: 60`",
    json({ error: "rate_limit_exceeded" }, 429, { "retry-after": "60" }),
    "tooMany",
  ],
  ["500", json({ error: "internal_error" }, 500), "fault"],
  ["502 in HTML", html(502), "server"],
  ["503", json({ error: "unavailable" }, 503), "vendor"],
  ["no answer", { type: "hang" }, "server"],
  ["malformed JSON", text('{"offers":['), "fault"],
  ["an empty object", json({}), "fault"],
  ["an HTML page", html(), "fault"],
];

/** One row for each of them. `state` says what it comes to, from the sentence and the button to try again. */
export function endpointFaults(
  at: PageRoute,
  state: (sentence: string, retry: string) => Omit<OrderFault, "fault" | "plan">,
): OrderFault[] {
  return FAULTS.map(([fault, does, sentence]) =>
    Object.assign(
      { fault, plan: { misdeeds: [{ at, does }] } },
      state(SENTENCES[sentence], sentence === "tooMany" ? "Try again later" : "Try again"),
    ),
  );
}
