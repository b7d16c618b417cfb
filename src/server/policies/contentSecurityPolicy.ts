import type { VendorServer } from "../../vendors/VendorServer.ts";
import { collectBrowserPolicy } from "./collectBrowserPolicy.ts";

/** What the page brings to its policy. */
export interface CspOptions {
  /**
   * The nonce of this one answer, base64, at least 128 random bits. Render it into your own scripts
   * and give it to the widget. Without a nonce, link `ramp-widget/styles.css` in the page and let it
   * come, with your scripts, from your own origin.
   */
  nonce?: string | undefined;
}

/**
 * The value of `Content-Security-Policy` that a page with the widget needs, and nothing beyond: add
 * what else your page loads, your endpoint to `connect-src` where it has an origin of its own, and
 * your other Trusted Types policies behind `ramp-widget`.
 *
 * @throws {TypeError} where there is no vendor, or where the nonce or an origin cannot stand in a header
 */
export function contentSecurityPolicy(
  vendors: readonly Pick<VendorServer, "page">[],
  { nonce }: CspOptions = {},
): string {
  const { scripts, frames } = collectBrowserPolicy("contentSecurityPolicy", vendors);
  if (nonce !== undefined && !/^[\w+/-]+={0,2}$/.test(nonce))
    throw new TypeError(
      'contentSecurityPolicy() got a `nonce` that is not base64, so it would break the header or open it to others. Make one for each answer, such as `crypto.randomBytes(16).toString("base64")`.',
    );
  const own = nonce === undefined ? ["'self'"] : [`'nonce-${nonce}'`];
  // Browsers that know 'strict-dynamic' skip the origins; they are there for those that do not.
  const dynamic = nonce === undefined ? [] : ["'strict-dynamic'"];
  return [
    ["script-src", ...own, ...dynamic, ...scripts],
    ["style-src", ...own],
    ["frame-src", ...(frames.length > 0 ? frames : ["'none'"])],
    ["connect-src", "'self'"],
    ["require-trusted-types-for", "'script'"],
    ["trusted-types", "ramp-widget"],
  ]
    .map((directive) => directive.join(" "))
    .join("; ");
}
