import type { Offer } from "../../vendors/Offer.ts";
import { type OfferChoice, selectOffer } from "./decideSubmit.ts";
import type { OrderChoices } from "./orderChoices.ts";
import type { LimitProblem } from "./orderLimits.ts";
import { type AmountSide, getAdvice, isServing, type OrderProblem } from "./orderProblem.ts";
import type { ParsedAmount } from "./parseAmount.ts";

export interface ProblemInput {
  parsed: ParsedAmount;
  /** The user tried to submit the form as it is. */
  wasSubmitted: boolean;
  limitProblem: LimitProblem | undefined;
  /** What the vendors offer for this very order, if they have answered. */
  offers: readonly Offer[] | undefined;
  choice: OfferChoice | undefined;
  choices: OrderChoices;
  side: AmountSide;
  /** The endpoint offers no asset at all. */
  hasNoAssets: boolean;
}

/** The first thing that has to change before the form can be submitted. */
export function findProblem(input: ProblemInput): OrderProblem | undefined {
  const { parsed, wasSubmitted, limitProblem, offers, choice, choices, side } = input;
  if (input.hasNoAssets) return { code: "nothing-available", advice: [{ change: "nothing" }] };
  if (parsed.error === "malformed")
    return { code: "amount-malformed", suggestion: parsed.suggestion };
  // A user typing 0.5 types a zero first.
  if (parsed.error === "empty" || parsed.amount === "0")
    return wasSubmitted ? { code: "amount-missing" } : undefined;
  if (limitProblem) return limitProblem;
  if (!offers) return undefined;
  if (!offers.some(isServing))
    return { code: "nothing-available", advice: getAdvice(offers, choices, side) };
  const selected = selectOffer(offers, choice);
  if (selected?.status === "unavailable")
    return { code: "vendor-unavailable", vendor: selected.vendor, reason: selected.reason };
  return !selected && choice ? { code: "vendor-unavailable", vendor: choice.vendor } : undefined;
}
