import { english } from "./english.ts";
import type { RampMessageOverrides, RampMessages } from "./RampMessages.ts";

/** The host's messages, with English for the rest. */
export function resolveMessages({ vendors: _, ...own }: RampMessageOverrides = {}): RampMessages {
  return { ...english, ...own, errors: { ...english.errors, ...own.errors } };
}
