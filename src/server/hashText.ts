import { toBase64Url } from "../vendors/seal.ts";

/** SHA-256 of a text, as 43 letters, digits, `_` and `-`. */
export async function hashText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(digest));
}
