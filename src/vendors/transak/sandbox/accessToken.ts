/** How long a partner's access token is good for, in milliseconds. */
const TOKEN_TTL_MS = 7 * 24 * 60 * 60 * 1000;

/** The one access token that a partner has at a time. */
export interface AccessToken {
  /** Makes a new one. The one before is worth nothing from then on. */
  refresh: () => { accessToken: string; expiresAt: number };
  isGood: (token: string | null) => boolean;
  /** The last one, which webhooks are signed with; nothing before the first. */
  current: () => string | undefined;
}

/** @param now the sandbox's clock, in milliseconds since 1970 */
export function createAccessToken(now: () => number): AccessToken {
  let last: { accessToken: string; expiresAt: number } | undefined;
  return {
    refresh() {
      // Transak counts in seconds here.
      last = { accessToken: secret(), expiresAt: Math.floor((now() + TOKEN_TTL_MS) / 1000) };
      return last;
    },
    isGood: (token) => token === last?.accessToken && now() < (last?.expiresAt ?? 0) * 1000,
    current: () => last?.accessToken,
  };
}

/** Letters and digits that nobody can guess. */
export function secret(bytes: number = 32): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
