import * as z from "zod/mini";
import type { RampUser } from "../vendors/VendorServer.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";

const address = z.union([z.ipv4(), z.ipv6()]);

/**
 * The user behind a request, with the IP address that is known of them.
 *
 * @throws {TypeError} where `user` gave somebody without an id or an e-mail: two such users would share their purchases
 */
export async function signedIn(
  request: Request,
  whoIs: RampEndpointOptions["user"],
): Promise<RampUser | undefined> {
  const user = await whoIs(request);
  if (!user) return undefined;
  for (const field of ["id", "email"] as const) {
    if (typeof user[field] !== "string" || user[field] === "")
      throw new TypeError(
        `rampEndpoint()'s \`user\` gave a user without \`${field}\`. Vendors tell users apart by both. Return your own stable \`id\` and the \`email\`, as strings, or null where nobody is signed in.`,
      );
  }
  return { ...user, ip: user.ip ?? nearestForwardedIp(request.headers) };
}

/** The rightmost entry of `X-Forwarded-For`, the only one that the nearest proxy wrote itself. */
function nearestForwardedIp(headers: Headers): string | undefined {
  return address.safeParse(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()).data;
}
