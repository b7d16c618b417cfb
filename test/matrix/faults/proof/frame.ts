import { READY, type RunOptions, showPage, type Step, again } from "../../Fault.ts";
import type { Misdeed } from "../../CellPlan.ts";
import { skip } from "../../timeLapse.ts";
import { html } from "../answers.ts";

const startOver = (code: string) => ({
  buy: `error · ${code} · Try again, I haven't paid – start over`,
  sell: `error · ${code} · Try again, Nothing sent – start over`,
});
const draw = ({ host }: RunOptions) => host.append("The vendor's page");
const sandboxPage = (does: Misdeed) => ({
  waits: true,
  plan: { widget: "sandbox" as const, misdeeds: [{ at: "frame" as const, does }] },
});

export const frame: Step = {
  vendor: "proof",
  title: "Frame",
  about:
    "The script is loaded, but `run` doesn't do what it should. The page around an iframe can't see what is inside it. If something fails there, the vendor's own page tells the user.",
  faults: [
    {
      fault: "`run` renders nothing and reports nothing",
      waits: true,
      run: () => {},
      ends: startOver("frame-timeout"),
    },
    {
      fault: "late: `run` reports ready after the timeout",
      waits: true,
      run: () => {},
      async drive({ until, told, run }) {
        // Its frame is closed by the time that the host hears of it.
        await until(() => told.includes("onError frame-timeout"));
        run().onReady();
        run().onStatusChange({ status: "new" });
      },
      ends: startOver("frame-timeout"),
    },
    { fault: "`run` renders a page and reports nothing", waits: true, run: draw, ends: READY },
    {
      fault: "`run` reports loading and nothing more",
      waits: true,
      run: ({ onLoad }) => onLoad(),
      ends: READY,
    },
    {
      fault: "`run` throws",
      run() {
        throw new Error("the vendor's");
      },
      ends: again("frame-failed"),
    },
    {
      fault: "`run` throws a string",
      run() {
        // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error -- vendors do
        throw "no";
      },
      ends: again("frame-failed"),
    },
    {
      fault: "`run` throws an error that quotes the signature",
      run({ signature }) {
        throw new Error(`bad ${signature}`);
      },
      ends: again("frame-failed"),
    },
    {
      fault: "`run` renders a page, reports ready, and throws",
      run(options) {
        showPage(options);
        throw new Error("the vendor's");
      },
      ends: startOver("frame-failed"),
    },
    {
      fault: "`run` returns a promise that rejects",
      run: async () => Promise.reject(new Error("the vendor's")),
      ends: startOver("frame-failed"),
    },
    {
      fault: "`run` works, but its promise rejects later",
      async run(options, { reach }) {
        showPage(options);
        await reach("ready");
        throw new Error("the vendor's");
      },
      ends: startOver("frame-failed"),
    },
    {
      fault: "`run` throws once, and the user tries again",
      run(options, { told }) {
        if (told.length === 0) throw new Error("the vendor's");
        showPage(options);
      },
      async drive({ reach, press }) {
        await reach("error");
        press("Try again");
      },
      ends: READY,
      errors: "frame-failed",
      sessions: 2,
      runs: 2,
    },
    {
      fault: "`run` removes its host element from the page",
      run(options) {
        showPage(options);
        options.host.remove();
      },
      ends: "ready · – · –",
    },
    {
      fault: "duplicate: `run` reports ready three times",
      run(options) {
        showPage(options);
        options.onReady();
        options.onReady();
      },
      ends: READY,
    },
    {
      fault: "out of order: ready, then loading",
      run(options) {
        draw(options);
        options.onReady();
        options.onLoad();
      },
      ends: READY,
    },
    {
      fault: "late: callbacks after the widget was unmounted",
      async drive({ reach, run, unmount, mount }) {
        await reach("ready");
        const { onReady, onStatusChange, onSellTransferEnabled } = run();
        unmount();
        onReady();
        onStatusChange({ status: "paid" });
        onSellTransferEnabled({ amount: "1", currency: "USDT", network: "TRC20", address: "T1" });
        mount();
      },
      ends: READY,
      sessions: 2,
      runs: 2,
    },
    {
      fault: "the page in the iframe never loads",
      ...sandboxPage({ type: "hang" }),
      ends: READY,
    },
    {
      fault: "the page in the iframe: connection cut",
      ...sandboxPage({ type: "reset" }),
      ends: READY,
    },
    { fault: "the page in the iframe: truncated", ...sandboxPage({ type: "cut" }), ends: READY },
    { fault: "the page in the iframe: 500", ...sandboxPage(html(500)), ends: READY },
    {
      fault: "the page in the iframe shows that its token was already used",
      waits: true,
      plan: {
        widget: "sandbox",
        misdeeds: [{ at: "session", does: { type: "change", fields: { init_token: "spent" } } }],
      },
      ends: READY,
    },
  ],
};

/** Time is shifted for the whole page, so these run alone. */
export const frameTooLate: Step = {
  vendor: "proof",
  title: "Frame",
  about: "",
  faults: [
    {
      fault: "the session is opened after more than its hour",
      plan: { misdeeds: [{ at: "script", does: { type: "hold" } }] },
      async drive({ reach, server }) {
        await reach("loading");
        skip(60 * 60 * 1000);
        await server("release");
      },
      // Another is asked for, once and by itself.
      ends: READY,
      sessions: 2,
    },
  ],
};
