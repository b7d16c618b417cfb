import {
  type Cell,
  DONE,
  type Fault,
  payAndSettle,
  READY,
  type Step,
  UNSURE,
} from "../../Fault.ts";
import type { Misdeed } from "../../CellPlan.ts";
import { postMessages } from "../../postMessages.ts";
import { html, json, text } from "../answers.ts";

type Message = { event_id: string; data?: unknown };

const order = (status: string, more: object = {}) => ({
  id: "0c5e7a52-0000-4000-8000-000000000000",
  status,
  partnerOrderId: "somebody's",
  paymentOptionId: "credit_debit_card",
  ...more,
});
const CREATED: Message = {
  event_id: "TRANSAK_ORDER_CREATED",
  data: order("AWAITING_PAYMENT_FROM_USER"),
};
const CLOSE: Message = { event_id: "TRANSAK_WIDGET_CLOSE" };
const START = { buy: "idle · – · Start buying", sell: "idle · – · Start selling" };

const page = (does: Misdeed) => ({
  plan: { misdeeds: [{ at: "frame" as const, does }] },
});
/** The page posts this, once it is there. What an event says is a hint, and nothing is known by it. */
const says = (
  fault: string,
  messages: readonly unknown[],
  ends: Fault["ends"] = READY,
  more: Partial<Fault> = {},
): Fault => ({
  fault,
  async drive({ reach, say }) {
    await reach("ready");
    await say(...messages);
  },
  ends,
  ...more,
});
/** Somebody else does. */
const claims = (fault: string, claim: (cell: Cell) => Promise<void> | void): Fault => ({
  fault,
  async drive(cell) {
    await cell.reach("ready");
    await claim(cell);
  },
  ends: READY,
});
/** The same as a browser would deliver it. */
const deliver = (source: Window | null, origin: string, data: unknown) =>
  window.dispatchEvent(new MessageEvent("message", { source, origin, data }));
const arrive = (iframe: HTMLIFrameElement) =>
  new Promise<void>((resolve) => iframe.addEventListener("load", () => resolve(), { once: true }));

const HOSTILE: readonly (readonly [string, readonly unknown[]])[] = [
  ["a string", ["TRANSAK_WIDGET_CLOSE"]],
  ["`null`, a number, an array, `undefined`", [null, 7, [CLOSE], undefined]],
  [
    "event names that aren't strings",
    [7, null, {}, [CLOSE.event_id]].map((event_id) => ({ event_id })),
  ],
  [
    "event names that every object has as a property",
    ["constructor", "__proto__"].map((event_id) => ({ event_id })),
  ],
  [
    "invalid orders",
    [undefined, null, 7, "COMPLETED", [], {}, { status: {} }].map((data) => ({
      event_id: CREATED.event_id,
      data,
    })),
  ],
  [
    "an order whose status is a megabyte long",
    [{ ...CREATED, data: order("x".repeat(1_000_000)) }],
  ],
  ["an unknown event", [{ event_id: "TRANSAK_SOMETHING_NEW", data: { close: true } }]],
  ["an event that only the widget may send", [{ event_id: "TRANSAK_WIDGET_CLOSE_REQUEST" }]],
  [
    "the user's data",
    [{ event_id: "TRANSAK_USER_INFO_RECEIVED", data: { email: "ada@example.com" } }],
  ],
];

export const frame: Step = {
  vendor: "transak",
  title: "Frame",
  about:
    "Transak's page is in an iframe and posts events. They are hints, and none of them completes anything. The widget ignores every event that doesn't come from this iframe and its checked origin. If the user closes the page after it reported an order, the widget asks whether they paid.",
  faults: [
    { fault: "the page never posts anything", waits: true, plan: { says: [] }, ends: READY },
    { fault: "the page: 404", waits: true, ...page(html(404)), ends: READY },
    { fault: "the page: connection cut", waits: true, ...page({ type: "reset" }), ends: READY },
    { fault: "the page never loads", waits: true, ...page({ type: "hang" }), ends: READY },
    {
      fault: "the page: refuses to be framed",
      waits: true,
      ...page({
        ...text("no"),
        headers: { "content-type": "text/html", "x-frame-options": "DENY" },
      } as Misdeed),
      ends: READY,
    },
    {
      fault: "the page shows that the session was already used",
      waits: true,
      plan: {
        widget: "sandbox",
        misdeeds: [
          {
            at: "session",
            does: {
              type: "change",
              fields: { data: { widgetUrl: "$ORIGIN/?apiKey=k&sessionId=s" } },
            },
          },
        ],
      },
      ends: READY,
    },
    says("duplicate: reports ready three times", [
      { event_id: "TRANSAK_WIDGET_INITIALISED" },
      { event_id: "TRANSAK_WIDGET_INITIALISED" },
      { event_id: "TRANSAK_WIDGET_OPEN" },
    ]),
    says("requests a deposit in a purchase, or without a wallet in the host app", [
      {
        event_id: "TRANSAK_WALLET_REDIRECTION",
        data: order("AWAITING_PAYMENT_FROM_USER", {
          cryptoAmount: 100,
          cryptoCurrency: "USDT",
          network: "TRC20",
          walletAddress: "TRx1",
        }),
      },
    ]),
    ...HOSTILE.map(([what, messages]) => says(`posts ${what}`, messages)),
    says(
      "duplicate: the same order a hundred times",
      Array.from({ length: 100 }, () => CREATED),
    ),
    claims("another window posts events", ({ until }) => {
      window.postMessage(CLOSE, "*");
      window.postMessage(CREATED, "*");
      let isThere = false;
      window.addEventListener("message", ({ data }) => (isThere ||= data === CREATED.event_id));
      window.postMessage(CREATED.event_id, "*");
      return until(() => isThere);
    }),
    claims("another iframe of Transak's origin posts events", async ({ origin }) => {
      const other = document.createElement("iframe");
      other.src = `${origin}/?apiKey=k&sessionId=s`;
      document.body.append(other);
      await arrive(other);
      if (other.contentWindow) await postMessages(other.contentWindow, [CREATED, CLOSE]);
      other.remove();
    }),
    claims("the iframe navigated to another origin and posts events", async (cell) => {
      const { origin, page, say } = cell;
      const iframe = [...document.querySelectorAll("iframe")].find(
        ({ contentWindow }) => contentWindow === page(),
      );
      page().location.href = `${origin.replace("localhost", "127.0.0.1")}/?apiKey=k&sessionId=s`;
      if (iframe) await arrive(iframe);
      await say(CREATED, CLOSE);
    }),
    claims("events without a source, or from a similar origin", ({ origin, page }) => {
      for (const data of [CREATED, CLOSE]) {
        deliver(null, origin, data);
        deliver(page(), `${origin}.evil.example`, data);
        deliver(page(), "null", data);
      }
    }),
    says("`TRANSAK_ORDER_SUCCESSFUL`: the user marked it as paid", [
      { event_id: "TRANSAK_ORDER_SUCCESSFUL", data: order("PROCESSING") },
    ]),
    says("an event reports `COMPLETED`, but the endpoint doesn't", [
      { event_id: "TRANSAK_ORDER_SUCCESSFUL", data: order("COMPLETED") },
    ]),
    says("events report a failed and a cancelled order, but the endpoint doesn't", [
      { event_id: "TRANSAK_ORDER_FAILED", data: order("FAILED") },
      { event_id: "TRANSAK_ORDER_CANCELLED", data: order("CANCELLED") },
    ]),
    {
      fault: "silent: the vendor completes it without an event",
      async drive(cell) {
        await cell.reach("ready");
        await payAndSettle(cell);
      },
      ends: DONE,
    },
    {
      fault: "an event names another user's order, and the vendor completes this one",
      async drive(cell) {
        await cell.reach("ready");
        await cell.say(CREATED);
        await payAndSettle(cell);
      },
      ends: DONE,
    },
    says("`TRANSAK_WIDGET_CLOSE` at once", [CLOSE], START),
    {
      fault: "`TRANSAK_WIDGET_CLOSE` before anything else",
      plan: { says: [CLOSE] },
      ends: START,
    },
    says("an order, then `TRANSAK_WIDGET_CLOSE`", [CREATED, CLOSE], UNSURE),
    says(
      "an order, then `TRANSAK_WIDGET_CLOSE` three times",
      [CREATED, CLOSE, CLOSE, CLOSE],
      UNSURE,
    ),
    says(
      "`TRANSAK_WIDGET_CLOSE`, and the endpoint fails",
      [CLOSE],
      {
        buy: "error · transaction-unreachable · Try again, Start a new purchase",
        sell: "error · transaction-unreachable · Try again, Start a new sale",
      },
      {
        plan: {
          misdeeds: [{ at: "transaction", does: json({ error: "internal_error" }, 500) }],
        },
      },
    ),
    {
      fault: "an order, then `TRANSAK_WIDGET_CLOSE`, and the vendor completes it",
      async drive(cell) {
        await cell.reach("ready");
        await cell.say(CREATED, CLOSE);
        await cell.reach("unconfirmed");
        await payAndSettle(cell);
      },
      ends: DONE,
    },
    {
      fault: "an order, then the user leaves the page and returns",
      async drive({ reach, say, unmount, mount }) {
        await reach("ready");
        await say(CREATED);
        unmount();
        mount();
      },
      ends: UNSURE,
    },
    {
      fault: "late: events from a page that is gone",
      async drive({ reach, page, origin, unmount, mount }) {
        await reach("ready");
        const gone = page();
        unmount();
        for (const data of [CREATED, CLOSE]) deliver(gone, origin, data);
        mount();
      },
      ends: READY,
      sessions: 2,
      runs: 2,
    },
  ],
};
