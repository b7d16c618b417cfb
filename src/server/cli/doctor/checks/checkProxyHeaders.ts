import { reportNotChecked, type Finding } from "../Finding.ts";

/**
 * Headers that the endpoint reads, and that no answer reveals. `Origin` and `Sec-Fetch-Site` are
 * checked with cross-site requests.
 */
export function checkProxyHeaders(): Finding[] {
  return [
    reportNotChecked("idempotency-key", {
      what: "Whether your proxy passes on `Idempotency-Key` shows only when a session is opened.",
      why: "Without it, an order whose answer got lost opens a second session.",
      fix: "In the sandbox, send one order twice with the same key through your proxy: `onLog` must get `session.repeated`.",
    }),
    reportNotChecked("client-ip", {
      what: "The IP address that the endpoint takes for the user's doesn't appear in any answer.",
      why: "Vendors check it against fraud, and some open no session without it.",
      fix: "Set `trustedProxies` to the number of your proxies, or return `ip` from `user`, and log the last entries of `X-Forwarded-For` once to compare them with your own address.",
    }),
    reportNotChecked("traceparent", {
      what: "Whether your proxy passes on `traceparent` doesn't appear in any answer.",
      why: "Without it, a purchase's log lines on your server can't be joined with the browser's and the vendor's.",
      fix: "Send a request with a `traceparent` of your own and look for it in the `onLog` events.",
    }),
    reportNotChecked("webhook-signature", {
      what: "Whether your proxy passes on `X-Platform-Signature` and the body byte for byte needs a signed webhook.",
      why: "Genuine webhooks are refused if the header is missing or the body was parsed and written again.",
      fix: "Make a purchase in the vendor's test system: `onLog` must get `webhook.accepted`, not `webhook.refused`.",
    }),
  ];
}
