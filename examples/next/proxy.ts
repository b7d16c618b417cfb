import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, permissionsPolicy } from "ramp-widget/server";
import { vendors } from "@/ramp";

/** A strict policy for each page, with a nonce of its own. */
export function proxy(request: NextRequest) {
  const nonce = randomBytes(16).toString("base64");
  // Turbopack loads its chunks without a Trusted Types policy, so these cannot be demanded here.
  const widget = contentSecurityPolicy(vendors, { nonce }).replace(
    "require-trusted-types-for 'script'; ",
    "",
  );
  // The policies that Next.js makes all the same: the second one with `next build --webpack`.
  const policy = `default-src 'self'; img-src 'self' data:; ${widget} nextjs nextjs#bundler`;

  // Next.js reads the nonce from here for its own scripts, and the layout for the widget.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  // `next dev` evaluates strings, which this policy forbids.
  if (process.env.NODE_ENV === "production")
    response.headers.set("content-security-policy", policy);
  response.headers.set("permissions-policy", permissionsPolicy(vendors));
  return response;
}

export const config = { matcher: ["/((?!api|_next/static|_next/image|favicon.ico).*)"] };
