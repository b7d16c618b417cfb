import type { RampUser } from "./VendorServer.ts";

/** Shorter ids are ordinary words, which an error needs. */
const SHORTEST = 6;

/** Patterns of what is personal about a user, in any case, as it is or encoded for an address. */
export function personalOf({ id, email, ip }: RampUser): RegExp[] {
  const patterns = email === "" ? [] : [new RegExp(spelled(email), "gi")];
  for (const text of [id, ip]) {
    if (text !== undefined && text.length >= SHORTEST)
      // Not inside a longer word: somebody called "invalid" still gets an `invalid_request`.
      patterns.push(new RegExp(`(?<!\\w)(?:${spelled(text)})(?!\\w)`, "gi"));
  }
  return patterns;
}

function spelled(text: string): string {
  // Never throws, as encodeURIComponent does for half a character.
  const encoded = new URLSearchParams([["", text]]).toString().slice(1);
  return [text, encoded]
    .map((spelling) => spelling.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
}
