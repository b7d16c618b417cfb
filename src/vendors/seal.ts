/** Bytes that make each sealed text another, and its seal impossible to guess. */
const NONCE_BYTES = 12;

/**
 * Seals a text so that only the holder of `key` can read it, and only for the one whom it is about:
 * an id that carries what a server would otherwise have to remember. Letters, digits, `_` and `-`.
 *
 * @param key a secret of the server, of any length
 * @param owner whose it is; not part of the sealed text
 */
export async function seal(key: string, text: string, owner: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: toBytes(owner) },
    await deriveKey(key),
    toBytes(text),
  );
  return toBase64Url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]));
}

/** The text in it; nothing where it was sealed with another key, for somebody else, or not at all. */
export async function unseal(
  key: string,
  sealed: string,
  owner: string,
): Promise<string | undefined> {
  try {
    const bytes = fromBase64Url(sealed);
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes.subarray(0, NONCE_BYTES), additionalData: toBytes(owner) },
      await deriveKey(key),
      bytes.subarray(NONCE_BYTES),
    );
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  // Not the secret itself: what is sealed here has nothing to do with what the vendor does with it.
  const digest = await crypto.subtle.digest("SHA-256", toBytes(`ramp-widget sealed id ${secret}`));
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  // `atob` passes over blanks, and over bits that fill up the last letter; one id must not have many spellings.
  if (toBase64Url(bytes) !== text) throw new TypeError("This is not base64url.");
  return bytes;
}
