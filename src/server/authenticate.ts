import * as z from "zod/mini";
import type { RampUser } from "../vendors/VendorServer.ts";
import { getTraceparent } from "./getTraceparent.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";

const address = z.union([z.ipv4(), z.ipv6()]);

/**
 * Returns the request's user, with their IP address if it is known.
 *
 * @throws {TypeError} if `user` returns a user without `id` or `email`, because two such users
 * would share their purchases; and if `ip` is not a string
 */
export async function authenticate(
  request: Request,
  { user: getUser, trustedProxies = 0 }: RampEndpointOptions,
): Promise<RampUser | undefined> {
  const user = await getUser(request);
  if (!user) return undefined;
  for (const field of ["id", "email"] as const) {
    if (typeof user[field] !== "string" || user[field] === "")
      throw new TypeError(
        `rampEndpoint()'s \`user\` returned a user without \`${field}\`. Vendors tell users apart by both. Return your own stable \`id\` and the \`email\`, as strings, or null if no user is signed in.`,
      );
  }
  if (!/^[^\0\p{Surrogate}]{1,255}$/u.test(user.id))
    throw new TypeError(
      "rampEndpoint()'s `user` returned an `id` that no store can keep: it has more than 255 characters, or a NUL character in it. Return a shorter one, such as the key of the user's row.",
    );
  if (user.ip !== undefined && typeof user.ip !== "string")
    throw new TypeError(
      'rampEndpoint()\'s `user` gave a user whose `ip` is no string. Return the address as text, such as "203.0.113.42", or leave it out.',
    );
  // No `{ ...user, ip }`: if fields follow a spread at the beginning, the V8 of Node 20 gives each
  // object a hidden class of its own, which takes microseconds and 200 bytes.
  return Object.assign({}, user, {
    ip: user.ip ?? getForwardedIp(request.headers, trustedProxies),
    traceparent: getTraceparent(request),
  });
}

/**
 * Each proxy appends its caller to `X-Forwarded-For`. The user is the caller of the partner's
 * outermost proxy; the client can forge every entry to the left.
 */
function getForwardedIp(headers: Headers, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return undefined;
  const entries = headers.get("x-forwarded-for")?.split(",") ?? [];
  return address.safeParse(entries.at(-trustedProxies)?.trim()).data;
}
