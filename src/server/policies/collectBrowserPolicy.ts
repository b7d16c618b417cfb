import type { VendorServer } from "../../vendors/VendorServer.ts";

/** Merges and deduplicates the vendors' requirements of a page, and validates them for a header. */
export function collectBrowserPolicy(
  caller: string,
  vendors: readonly Pick<VendorServer, "page">[],
): { scripts: string[]; frames: string[]; permissions: Map<string, Set<string>> } {
  if (vendors.length === 0)
    throw new TypeError(
      `${caller}() got no vendor, so it would forbid every widget. Pass the vendors of your rampEndpoint().`,
    );
  const scripts = new Set<string>();
  const frames = new Set<string>();
  const permissions = new Map<string, Set<string>>();
  for (const { page } of vendors) {
    for (const script of page?.scripts ?? []) scripts.add(checked(caller, script));
    for (const frame of page?.frames ?? []) frames.add(checked(caller, frame));
    for (const permission of page?.permissions ?? []) {
      if (!/^[a-z]+(-[a-z]+)*$/.test(permission))
        throw new TypeError(
          `${caller}() got ${JSON.stringify(permission)} for a permission, which no browser knows. Write it like "camera" or "clipboard-write".`,
        );
      const allowed = permissions.get(permission) ?? new Set<string>();
      for (const frame of page?.frames ?? []) allowed.add(frame);
      permissions.set(permission, allowed);
    }
  }
  return { scripts: [...scripts], frames: [...frames], permissions };
}

/**
 * URL parsers accept `;`, `,` and quotes in a host. In a header they would end one directive and
 * start another.
 */
function checked(caller: string, origin: string): string {
  const isPlain = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$))[a-z\d.:[\]-]*$/;
  if (typeof origin === "string" && isPlain.test(origin) && URL.canParse(origin)) {
    if (new URL(origin).origin === origin) return origin;
  }
  throw new TypeError(
    `${caller}() got ${JSON.stringify(origin)} for an origin, which a browser would not match, or would read as more than one. Write it like "https://widget.example.com": https (or http on a loopback host), small letters, no path, no wildcard.`,
  );
}
