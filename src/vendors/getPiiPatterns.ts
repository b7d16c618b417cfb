import type { RampUser } from "./VendorServer.ts";

/** Shorter ids are ordinary words, which an error needs. */
const MIN_ID_LENGTH = 6;

/** Patterns of what is personal about a user, in any case, as it is or encoded for an address. */
export function getPiiPatterns({ id, email, ip }: RampUser): RegExp[] {
  const patterns = email === "" ? [] : [new RegExp(getSpellings(email), "gi")];
  for (const text of [id, ip]) {
    if (text !== undefined && text.length >= MIN_ID_LENGTH)
      // Not inside a longer word: somebody called "invalid" still gets an `invalid_request`.
      patterns.push(new RegExp(`(?<!\\w)(?:${getSpellings(text)})(?!\\w)`, "gi"));
  }
  return patterns;
}

function getSpellings(text: string): string {
  // Never throws, as encodeURIComponent does for half a character.
  const encoded = new URLSearchParams([["", text]]).toString().slice(1);
  return [text, encoded]
    .map((spelling) => spelling.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
}
