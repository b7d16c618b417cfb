import type { PurchaseRecord, RampStore } from "../store/RampStore.ts";

/** What a check works with. */
export interface CheckContext {
  /** Three instances of the store on the same data. */
  stores: readonly [RampStore, RampStore, RampStore];
  /** Makes text unique, so that data of other checks and earlier runs don't matter. */
  unique: (text: string) => string;
  /** A purchase with all fields, of a user and a vendor of this check's own. */
  purchase: (fields?: Partial<PurchaseRecord>) => PurchaseRecord;
}

/** One rule of the contract. */
export interface StoreCheck {
  /** What a store must do, in a sentence. */
  rule: string;
  /** Rejects if the store breaks the rule. */
  run: (context: CheckContext) => Promise<void>;
}

/** Long enough to outlast a check, in milliseconds. */
export const LONG_TTL_MS = 600_000;
/** Short enough to wait for, in milliseconds. */
export const SHORT_TTL_MS = 60;

/**
 * Text that stores tend to confuse: by case, accents, spaces, wildcards, quotes or length. All of
 * them are different.
 */
export const ODD_TEXTS: readonly string[] = [
  "",
  " ",
  "a",
  "A",
  "a ",
  " a",
  "a:b",
  "a:b:c",
  "a%",
  "a_",
  "a*",
  "a?",
  "[a]",
  "{a}",
  "a\\",
  "'; DROP TABLE ramp_purchases; --",
  '"a"',
  "`a`",
  "$1",
  "?1",
  "@key",
  "null",
  "undefined",
  "0",
  "00",
  "1e3",
  "line\nbreak",
  "tab\t",
  "\u00e9",
  "e\u0301",
  "\u00df",
  "ss",
  "日本語",
  "\u{1f600}",
  "\u{1f601}",
  `${"x".repeat(254)}1`,
  `${"x".repeat(254)}2`,
];
