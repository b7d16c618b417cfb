import type { RampUser } from "ramp-widget/server";

/**
 * Whose money moves. Here everybody is Ada. Read your own session cookie from `request.headers` and look
 * up whose it is; answer nothing (401) where there is none, and take no id from the address or the body.
 */
export async function signedInUser(request: Request): Promise<RampUser | undefined> {
  return { id: "ada", email: "ada@example.com" };
}
