import { createCache } from "./createCache.ts";

/** Length of the nonce that makes every sealed text unique and unguessable. */
const NONCE_BYTES = 12;

/**
 * Encrypts and authenticates a text so that only the holder of `key` can read it, and only for its
 * owner: an id that carries state which the server would otherwise have to store. Consists of
 * letters, digits, `_` and `-`.
 *
 * @param key a secret of the server, of any length
 * @param owner the user or record that it belongs to; not part of the sealed text
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

/**
 * Decrypts a sealed text with one of the keys; returns nothing if it has another key or owner, or is
 * invalid.
 */
export async function unseal(
  keys: string | readonly string[],
  sealed: string,
  owner: string,
): Promise<string | undefined> {
  for (const key of [keys].flat()) {
    const text = await unsealWith(key, sealed, owner);
    if (text !== undefined) return text;
  }
  return undefined;
}

async function unsealWith(key: string, sealed: string, owner: string): Promise<string | undefined> {
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

/** A server has a secret or two per vendor, and deriving a key takes longer than encrypting with it. */
const keys = createCache<CryptoKey>({
  ttlMs: Infinity,
  maxEntries: 20,
  isWorthKeeping: () => true,
  // A Worker's request must not wait for another's.
  sharesLoads: false,
});

async function deriveKey(secret: string): Promise<CryptoKey> {
  return keys(secret, async () => {
    // Derive a key of its own, so that it is independent of the vendor's use of the secret.
    const text = toBytes(`ramp-widget sealed id ${secret}`);
    const digest = await crypto.subtle.digest("SHA-256", text);
    return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
  });
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Encodes bytes with letters, digits, `_` and `-`, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  // `atob` ignores whitespace and trailing bits, but an id must have only one spelling.
  if (toBase64Url(bytes) !== text) throw new TypeError("This is not base64url.");
  return bytes;
}
