import page from "./page.html?raw";
import flow from "./page.js?raw";
import style from "./style.html?raw";
import formatField from "./formatField.js?raw";
import texts from "./texts.js?raw";

/** The document in the widget's iframe: self-contained, and embeddable by every partner's page. */
export function hostedPage(): Response {
  const nonce = crypto.randomUUID();
  const scripts = [texts, formatField, flow].map((script) => `<script>${script}</script>`).join("");
  const body = page
    // A function, because `$` has a meaning in a replacement string.
    .replace("<!-- style -->", () => style)
    .replace("<!-- scripts -->", () => scripts)
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
