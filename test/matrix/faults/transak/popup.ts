import {
  again,
  final,
  type Cell,
  DONE,
  type Fault,
  payAndSettle,
  type Step,
  UNSURE,
} from "../../Fault.ts";
import type { Misdeed } from "../../CellPlan.ts";
import { json } from "../answers.ts";

const AWAY = "ready · – · –";
/** A link's window is nobody's to show. */
const LINKED = "ready · – · I haven't paid – start over";
const IDLE = "idle · – · Start buying";
const session = (does: Misdeed) => ({ plan: { misdeeds: [{ at: "session" as const, does }] } });

/** The user begins, and the window opens in their click. */
const popup = (fault: string, ends: Fault["ends"], more: Partial<Fault> = {}): Fault => {
  const { drive, ...rest } = more;
  return {
    fault,
    popup: "opens",
    async drive(cell) {
      await cell.until(() => cell.press("Start buying"));
      await drive?.(cell);
    },
    ends,
    ...rest,
  };
};
/** Once Transak's page is in it. */
const whileOpen = (then: (cell: Cell) => Promise<void> | void) => async (cell: Cell) => {
  await cell.until(async () => (await cell.server("stats")).pages === 1);
  await then(cell);
};
/** As a user would: this page may close it no more, once Transak's page is in it. */
const byHand = ({ popup }: Cell) => popup().postMessage({ close: true }, "*");
async function mustClose({ until, popup }: Cell) {
  await until(() => popup().closed);
}

export const popups: Step = {
  vendor: "transak",
  title: "Popup",
  about:
    "Transak's page opens in its own window (`presentation=\"popup\"`), where the widget can't see what happens. The browser blocks it, the user closes it, or there is no session for it.",
  modes: ["buy"],
  faults: [
    popup("the browser blocks it", "error · popup-blocked · Open the payment page, Try again", {
      popup: "is blocked",
    }),
    popup("the browser blocks it, and the user clicks the link", LINKED, {
      popup: "is blocked",
      errors: "popup-blocked",
      async drive({ reach, press }) {
        await reach("error");
        // A link's window could not be closed from here.
        document.addEventListener("click", (event) => event.preventDefault(), { once: true });
        press("Open the payment page");
      },
    }),
    popup("the user closes it before there is a session", IDLE, {
      ...session({ type: "hold" }),
      async drive({ popup, server }) {
        popup().close();
        await server("release");
      },
    }),
    popup("the user closes it later", UNSURE, { drive: whileOpen(byHand) }),
    popup("the user closes it later, and the vendor completes the purchase", DONE, {
      drive: whileOpen(async (cell) => {
        byHand(cell);
        await cell.reach("unconfirmed");
        await payAndSettle(cell);
      }),
    }),
    popup("it stays open, and the vendor completes the purchase", DONE, {
      drive: whileOpen(payAndSettle),
    }),
    popup("its order fails", "failed · – · Try again", {
      plan: {
        misdeeds: [
          {
            at: "transaction",
            does: json({ partnerOrderId: "$ID", isBuyOrSell: "BUY", data: { status: "FAILED" } }),
          },
        ],
      },
    }),
    popup("there is no session: the widget closes the popup", again("endpoint-failed"), {
      ...session(json({}, 500)),
      drive: mustClose,
    }),
    popup(
      "the session has a page at another origin: the widget closes the popup",
      final("frame-origin"),
      {
        ...session({
          type: "change",
          fields: { data: { widgetUrl: "https://evil.example/?apiKey=k&sessionId=s" } },
        }),
        drive: mustClose,
      },
    ),
    popup("its page answers 500, which the widget can't see", AWAY, {
      drive: whileOpen(() => {}),
      plan: {
        misdeeds: [
          {
            at: "frame",
            does: {
              type: "answer",
              status: 500,
              headers: { "content-type": "text/html" },
              body: "<script>addEventListener('message', () => close())</script>",
            },
          },
        ],
      },
    }),
    popup("its page posts events, which are ignored", AWAY, {
      drive: whileOpen(() => {}),
      plan: {
        says: ["TRANSAK_ORDER_SUCCESSFUL", "TRANSAK_WIDGET_CLOSE"].map((event_id) => ({
          event_id,
          data: { status: "COMPLETED" },
        })),
      },
    }),
    popup("the user leaves this page while the popup is open, and returns", UNSURE, {
      drive: whileOpen(({ unmount, mount }) => {
        unmount();
        mount();
      }),
    }),
  ],
};
