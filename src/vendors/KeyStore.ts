/** The state of a key: claimed by an owner who is still at work, or completed with a value. */
export type KeyState = { state: "held"; owner: string } | { state: "done"; value: string };

/** Short-lived keys that all instances of an endpoint share. Every operation is atomic. */
export interface KeyStore {
  /** Returns a key's state; nothing if it is free or has expired. */
  read: (key: string) => Promise<KeyState | undefined>;
  /**
   * Claims a key for `ttlMs` milliseconds, and returns "claimed". A key that its own owner has
   * claimed is renewed. If another owner has claimed it, or it is completed, nothing changes and
   * the result is its state.
   *
   * @param replacing takes over a key that is completed with exactly this value
   */
  claim: (
    key: string,
    owner: string,
    ttlMs: number,
    replacing?: string,
  ) => Promise<"claimed" | KeyState>;
  /**
   * Completes a key that `owner` has claimed with a value, which stays for `ttlMs` milliseconds.
   * Returns false, and changes nothing, if the claim has expired or is another owner's.
   */
  complete: (key: string, owner: string, value: string, ttlMs: number) => Promise<boolean>;
  /** Frees a key that `owner` has claimed and not completed; otherwise changes nothing. */
  release: (key: string, owner: string) => Promise<void>;
  /**
   * Counts: 1 for a new key, which expires `ttlMs` milliseconds later and starts over. Counters and
   * claims are separate, even with the same key.
   */
  increment: (key: string, ttlMs: number) => Promise<{ count: number; expiresInMs: number }>;
}
