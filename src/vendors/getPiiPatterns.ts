import type { RampUser } from "./VendorServer.ts";

/** Shorter ids may be ordinary words, which an error message needs. */
const MIN_ID_LENGTH = 6;

/** Patterns that match a user's personal data, case-insensitively, plain or URL-encoded. */
export function getPiiPatterns({ id, email, ip }: RampUser): RegExp[] {
  const patterns = email === "" ? [] : [new RegExp(getSpellings(email), "gi")];
  for (const text of [id, ip]) {
    if (text !== undefined && text.length >= MIN_ID_LENGTH)
      // Not within a longer word: an `invalid_request` of a user called "invalid" stays intact.
      patterns.push(new RegExp(`(?<!\\w)(?:${getSpellings(text)})(?!\\w)`, "gi"));
  }
  return patterns;
}

function getSpellings(text: string): string {
  // Unlike `encodeURIComponent`, this doesn't throw on a lone surrogate.
  const encoded = new URLSearchParams([["", text]]).toString().slice(1);
  return [text, encoded]
    .map((spelling) => spelling.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
}
