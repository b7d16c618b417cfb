import type { RampUser } from "./VendorServer.ts";

/** Shorter ids may be ordinary words, which an error message needs. */
const MIN_ID_LENGTH = 6;

/**
 * Replaces a user's personal data in a text, in any case, plain or URL-encoded.
 *
 * @param user `undefined` if the request was made for no user
 */
export function removePii(text: string, user: RampUser | undefined, replacement: string): string {
  if (!user || !mayHoldPii(text, user)) return text;
  return getPatterns(user).reduce((left, pattern) => left.replace(pattern, replacement), text);
}

/** Few texts hold any, and compiling a user's patterns takes longer than to find that out. */
function mayHoldPii(text: string, { id, email, ip }: RampUser): boolean {
  // Encoded, or with letters whose other case is less simple.
  if (!/^[^%\u0080-\uffff]*$/.test(text)) return true;
  const lower = text.toLowerCase();
  return [id, email, ip].some(
    (value = "") => /[^!-~]/.test(value) || (value !== "" && lower.includes(value.toLowerCase())),
  );
}

/** Patterns that match a user's personal data. */
function getPatterns({ id, email, ip }: RampUser): RegExp[] {
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
