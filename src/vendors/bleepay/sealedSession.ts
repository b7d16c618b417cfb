import { seal, unseal } from "../seal.ts";

/** Longest transaction id that an endpoint accepts, in characters. */
const MAX_ID_LENGTH = 255;

/** A session of Bleepay, and its secret. */
export interface SessionSecret {
  /** Bleepay's own id of the session, e.g. `dep_a1b2c3d4e5f6`. */
  depositId: string;
  /** Reads and cancels this one session. It stays on the server. */
  secret: string;
}

/**
 * Builds the browser's id: Bleepay's own id, a dot, and the session's secret, encrypted so that
 * only this server can read it, and only for this user. Returns nothing if the result would not be
 * a valid id.
 */
export async function sealSession(
  key: string,
  userId: string,
  depositId: unknown,
  secret: unknown,
): Promise<string | undefined> {
  if (typeof depositId !== "string" || typeof secret !== "string") return undefined;
  // Secrets are sent in a header, ids in a URL.
  if (!/^[\w-]+$/.test(depositId) || !/^[\x21-\x7e]+$/.test(secret)) return undefined;
  const id = `${depositId}.${await seal(key, secret, `${userId} ${depositId}`)}`;
  return id.length > MAX_ID_LENGTH ? undefined : id;
}

/** Returns nothing for another user's id, or an invalid one. */
export async function unsealSession(
  keys: readonly string[],
  userId: string,
  id: string,
): Promise<SessionSecret | undefined> {
  const [, depositId, sealed] = /^([\w-]+)\.([\w-]+)$/.exec(id) ?? [];
  if (depositId === undefined || sealed === undefined) return undefined;
  const secret = await unseal(keys, sealed, `${userId} ${depositId}`);
  return secret === undefined ? undefined : { depositId, secret };
}

/** Length of the seal in `customerReference`, after the user's id, in characters. */
const SEAL_LENGTH = 39;
/** Longest `customerReference`, in characters (Bleepay's API reference, create-session). */
const MAX_REFERENCE_LENGTH = 128;
/** Longest user id that fits into `customerReference`, in characters. */
export const MAX_USER_ID_LENGTH: number = MAX_REFERENCE_LENGTH - SEAL_LENGTH;

/**
 * The user's id for Bleepay, sealed so that only this server can have written it: a business may
 * have other widgets with any other references, and its webhooks cover all of them.
 */
export async function sealCustomer(key: string, userId: string): Promise<string> {
  return `${userId}.${await seal(key, "", `customer ${userId}`)}`;
}

/** Returns nothing for a reference that this server did not write. */
export async function unsealCustomer(
  keys: readonly string[],
  reference: string,
): Promise<string | undefined> {
  const [, userId, sealed] = /^([^]+)\.([\w-]+)$/.exec(reference) ?? [];
  if (userId === undefined || sealed === undefined) return undefined;
  return (await unseal(keys, sealed, `customer ${userId}`)) === undefined ? undefined : userId;
}
