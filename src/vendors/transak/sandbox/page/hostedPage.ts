import page from "./page.html?raw";
import flow from "./page.js?raw";
import style from "./style.html?raw";

/**
 * The document at a widget URL: self-contained, and embeddable by every page. It rejects requests without a
 * referrer, and those from another domain than the session's.
 */
export function hostedPage(referrerDomain: string, request: Request): Response {
  const isWelcome = hostOf(request.headers.get("referer")) === referrerDomain;
  const nonce = crypto.randomUUID();
  const body = page
    // A function, because `$` has a meaning in a replacement string.
    .replace("<!-- style -->", () => style)
    .replace("<!-- script -->", () => `<script>${flow}</script>`)
    .replace("<body>", isWelcome ? "<body>" : '<body data-refused="Referer">')
    .replaceAll(/<(script|style)>/g, `<$1 nonce="${nonce}">`);
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; ");
  return new Response(body, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}

function hostOf(referer: string | null): string | undefined {
  return referer !== null && URL.canParse(referer) ? new URL(referer).hostname : undefined;
}
