import { type VendorInput, proof } from "../../../../src/index.ts";
import { changed } from "../../../browser/changed.ts";
import type { Fault as VendorFault } from "../../../../src/sandbox/faults.ts";
import { type Cell, again, type Fault, final, READY, type Step } from "../../Fault.ts";
import type { Misdeed } from "../../CellPlan.ts";
import { skip } from "../../timeLapse.ts";
import { html, json, WRONG_JSON } from "../answers.ts";

const at = (does: Misdeed, times?: number) => ({
  plan: { misdeeds: [{ at: "session" as const, does, ...(times && { times }) }] },
});
const change = (fields: Record<string, unknown>) => at({ type: "change", fields });
const malformed = ([fault, does]: readonly [string, Misdeed]): Fault => ({
  fault,
  ...at(does),
  ends: again("session-malformed"),
});
const leadsTo = (where: string, widgetUrl: unknown): Fault => ({
  fault: `\`widgetUrl\` ${where}`,
  ...change({ data: { widgetUrl } }),
  ends: final("frame-origin"),
});
/** Transak's API refuses, behind the partner's endpoint. */
const refused = (
  { at, status, retryAfter }: Pick<VendorFault, "at" | "status" | "retryAfter">,
  ends: string,
): Fault => ({
  fault: `vendor: ${status}${at === "token" ? " for the access token" : ""}${retryAfter ? `, \`Retry-After: ${retryAfter}\`` : ""}`,
  plan: { vendor: [{ at, status, retryAfter, times: 1000 }] },
  ends,
});

/** Waits as long as Transak lets a session wait, before anybody can open it. */
const late =
  (isLate: (count: number) => boolean) =>
  (vendor: VendorInput): VendorInput => {
    let count = 0;
    return changed(vendor, ({ parseSession }) => ({
      parseSession(answer, order) {
        count += 1;
        const session = parseSession(answer, order);
        return isLate(count) ? { ...session, expiresInMs: 0 } : session;
      },
    }));
  };

const BOTH = {
  merchant_transaction_id: "m-$CELL",
  widget_id: "w",
  init_token: "t",
  signature: "s",
};

export const session: Step = {
  vendor: "transak",
  title: "Session",
  about:
    "`POST {endpoint}/session` returns no page that may be opened. The widget then opens nothing and shows no part of the URL.",
  modes: ["buy"],
  faults: [
    ...WRONG_JSON.map(malformed),
    {
      fault: "`widgetUrl` is missing",
      ...change({ data: {} }),
      ends: again("session-malformed"),
    },
    {
      fault: "`widgetUrl` isn't a string",
      ...change({ data: { widgetUrl: { href: "https://global.transak.com" } } }),
      ends: again("session-malformed"),
    },
    {
      fault: "`widgetUrl` is a megabyte long",
      ...change({ data: { widgetUrl: `https://global.transak.com/?${"x".repeat(1_000_000)}` } }),
      ends: again("session-malformed"),
    },
    leadsTo("isn't a URL", "global.transak.com"),
    leadsTo("has another origin", "https://evil.example/?apiKey=k&sessionId=s"),
    leadsTo("only starts like Transak's", "https://global.transak.com.evil.example/"),
    leadsTo("is plain `http:`", "http://global.transak.com/?apiKey=k&sessionId=s"),
    leadsTo("has a username in front of another host", "https://global.transak.com@evil.example/"),
    leadsTo("is a `javascript:` URL", "javascript:alert(1)//https://global.transak.com"),
    leadsTo("is a `data:` URL", "data:text/html,<script>alert(1)</script>"),
    leadsTo("is a `blob:` URL", "blob:https://global.transak.com/5c1b"),
    {
      fault: "`partnerOrderId` is missing",
      ...at({ type: "change", without: ["partnerOrderId"] }),
      ends: again("session-malformed"),
    },
    {
      fault: "`partnerOrderId` is a number",
      ...change({ partnerOrderId: 7 }),
      ends: again("session-malformed"),
    },
    {
      fault: "it matches neither of two vendors",
      ...at(json({ session: "new" })),
      others: [proof()],
      ends: again("session-malformed"),
    },
    {
      fault: "it matches both of two vendors",
      ...change(BOTH),
      others: [proof()],
      ends: again("session-malformed"),
    },
    {
      fault: "the same purchase twice",
      ...change({ partnerOrderId: "m-$CELL" }),
      async drive({ reach, mount, unmount }: Cell) {
        await reach("ready");
        unmount();
        mount();
      },
      ends: again("session-used"),
      sessions: 2,
    },
    {
      fault: "it expired before it was opened",
      vendor: late((count) => count === 1),
      // Another is asked for, once and by itself.
      ends: READY,
      sessions: 2,
    },
    {
      fault: "it expired before it was opened, and so did its replacement",
      vendor: late(() => true),
      ends: again("session-expired"),
      sessions: 2,
    },
    refused({ at: "token", status: 400 }, final("endpoint-misconfigured")),
    // The partner's keys, not the user's: nobody has to sign in.
    refused({ at: "token", status: 401 }, final("endpoint-misconfigured")),
    refused({ at: "token", status: 429, retryAfter: 60 }, again("rate-limited")),
    refused({ at: "token", status: 500 }, again("vendor-unavailable")),
    refused({ at: "session", status: 400 }, final("order-rejected")),
    refused({ at: "session", status: 401 }, final("endpoint-misconfigured")),
    refused({ at: "session", status: 403 }, final("endpoint-misconfigured")),
    refused({ at: "session", status: 409 }, again("session-used")),
    refused({ at: "session", status: 429, retryAfter: 60 }, again("rate-limited")),
    refused({ at: "session", status: 500 }, again("vendor-unavailable")),
    refused({ at: "session", status: 502 }, again("vendor-unavailable")),
    {
      fault: "vendor: 401 once, because its access token was replaced elsewhere",
      plan: { vendor: [{ at: "session", status: 401 }] },
      ends: READY,
    },
    {
      fault: "401, the user isn't signed in",
      ...at(json({ error: "unauthorized" }, 401)),
      ends: final("unauthorized"),
    },
    { fault: "404 for the route, as HTML", ...at(html(404)), ends: final("endpoint-not-found") },
    {
      fault: "never answers",
      waits: true,
      ...at({ type: "hang" }),
      ends: again("session-timeout"),
    },
  ],
};

/** Time is shifted for the whole page, so these run alone. */
export const popupTooLate: Step = {
  vendor: "transak",
  title: "Popup",
  about: "",
  modes: ["buy"],
  faults: [
    {
      fault: "the browser blocks it, and the user clicks the link ten minutes later",
      popup: "is blocked",
      async drive({ press, reach, until, told }) {
        await until(() => press("Start buying"));
        await reach("error");
        skip(10 * 60 * 1000);
        press("Open the payment page");
        await until(() => told.length === 2);
      },
      ends: "error · popup-blocked · Open the payment page, Try again",
      errors: "popup-blocked,popup-blocked",
      sessions: 2,
      runs: 0,
    },
  ],
};
