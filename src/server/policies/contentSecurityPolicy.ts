import type { VendorServer } from "../../vendors/VendorServer.ts";
import { collectBrowserPolicy } from "./collectBrowserPolicy.ts";

/** Options of `contentSecurityPolicy()`. */
export interface ContentSecurityPolicyOptions {
  /**
   * The nonce of this one response: base64, at least 128 random bits. Render it into your own
   * scripts and pass it to the widget. Without a nonce, link `ramp-widget/styles.css` in the page,
   * and serve it and your scripts from your own origin.
   */
  nonce?: string | undefined;
}

/**
 * The `Content-Security-Policy` header value that a page with the widget needs, and nothing more.
 * Add what else your page loads, your endpoint's origin to `connect-src` if it differs from the
 * page's, and your other Trusted Types policies after `ramp-widget`.
 *
 * @throws {TypeError} if there is no vendor, or the nonce or an origin is not valid in a header
 */
export function contentSecurityPolicy(
  vendors: readonly Pick<VendorServer, "page">[],
  { nonce }: ContentSecurityPolicyOptions = {},
): string {
  const { scripts, frames } = collectBrowserPolicy("contentSecurityPolicy", vendors);
  if (nonce !== undefined && !/^[\w+/-]+={0,2}$/.test(nonce))
    throw new TypeError(
      'contentSecurityPolicy() got a `nonce` that is not base64, so it would break the header or open it to others. Make one for each answer, such as `crypto.randomBytes(16).toString("base64")`.',
    );
  const own = nonce === undefined ? ["'self'"] : [`'nonce-${nonce}'`];
  // Browsers that support 'strict-dynamic' ignore the origins; older browsers need them.
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
