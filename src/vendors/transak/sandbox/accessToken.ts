/** How long a partner's access token is valid, in milliseconds. */
const TOKEN_TTL_MS = 7 * 24 * 60 * 60 * 1000;

/** The partner's access token. Only one is valid at a time. */
export interface AccessToken {
  /** Issues a new token and invalidates the previous one. */
  refresh: () => { accessToken: string; expiresAt: number };
  isGood: (token: string | null) => boolean;
  /** The last token, which seals webhooks. Undefined before the first. */
  current: () => string | undefined;
}

/** @param now the sandbox's clock, in milliseconds since 1970 */
export function createAccessToken(now: () => number): AccessToken {
  let last: { accessToken: string; expiresAt: number } | undefined;
  return {
    refresh() {
      // Transak uses seconds here.
      last = { accessToken: secret(), expiresAt: Math.floor((now() + TOKEN_TTL_MS) / 1000) };
      return last;
    },
    isGood: (token) => token === last?.accessToken && now() < (last?.expiresAt ?? 0) * 1000,
    current: () => last?.accessToken,
  };
}

/** Unguessable letters and digits. */
export function secret(bytes: number = 32): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
