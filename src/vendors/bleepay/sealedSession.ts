import { seal, unseal } from "../seal.ts";

/** Longest id that an endpoint is asked with, in characters. */
const MAX_ID_LENGTH = 255;

/** A session of Bleepay's, and what opens it. */
export interface SessionSecret {
  /** Bleepay's own id of it, e.g. `dep_a1b2c3d4e5f6`. */
  depositId: string;
  /** Reads and cancels this one session. It stays on the server. */
  secret: string;
}

/**
 * The id that the browser gets: Bleepay's own, a dot, and the session's secret, which only this
 * server can read, and only for this user. Nothing for a session that does not fit into an id.
 */
export async function sealSession(
  key: string,
  userId: string,
  depositId: unknown,
  secret: unknown,
): Promise<string | undefined> {
  if (typeof depositId !== "string" || typeof secret !== "string") return undefined;
  // Secrets travel in a header, ids in an address.
  if (!/^[\w-]+$/.test(depositId) || !/^[\x21-\x7e]+$/.test(secret)) return undefined;
  const id = `${depositId}.${await seal(key, secret, `${userId} ${depositId}`)}`;
  return id.length > MAX_ID_LENGTH ? undefined : id;
}

/** Nothing for an id that is another user's, or made up. */
export async function unsealSession(
  key: string,
  userId: string,
  id: string,
): Promise<SessionSecret | undefined> {
  const [, depositId, sealed] = /^([\w-]+)\.([\w-]+)$/.exec(id) ?? [];
  if (depositId === undefined || sealed === undefined) return undefined;
  const secret = await unseal(key, sealed, `${userId} ${depositId}`);
  return secret === undefined ? undefined : { depositId, secret };
}

/** Length of what `customerReference` says besides the user's id, in characters. */
const SEAL_LENGTH = 39;
/** Longest `customerReference`, in characters (Bleepay's API reference, create-session). */
const MAX_REFERENCE_LENGTH = 128;
/** Longest id of a user that Bleepay can be told, in characters. */
export const MAX_USER_ID_LENGTH: number = MAX_REFERENCE_LENGTH - SEAL_LENGTH;

/**
 * The user's id as Bleepay is told it, in a way that only this server can have written: a business may
 * have other widgets, whose references are orders or anything else, and its webhooks are about all.
 */
export async function sealCustomer(key: string, userId: string): Promise<string> {
  return `${userId}.${await seal(key, "", `customer ${userId}`)}`;
}

/** Nothing for a reference that this server did not write. */
export async function unsealCustomer(key: string, reference: string): Promise<string | undefined> {
  const [, userId, sealed] = /^([^]+)\.([\w-]+)$/.exec(reference) ?? [];
  if (userId === undefined || sealed === undefined) return undefined;
  return (await unseal(key, sealed, `customer ${userId}`)) === undefined ? undefined : userId;
}
