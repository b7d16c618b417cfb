import type { RampHandlers } from "../../../../src/index.ts";
import {
  type Cell,
  DONE,
  type Fault,
  payAndSettle,
  READY,
  type RunOptions,
  type Step,
  UNSURE,
} from "../../Fault.ts";

const transfer = { amount: "100", currency: "USDT", network: "TRC20", address: "TRx1" };

/** The vendor calls back with this, once its page is there; it is a hint, and nothing is known by it. */
const says = (
  fault: string,
  say: (run: RunOptions) => void,
  ends: Fault["ends"] = READY,
): Fault => ({
  fault,
  async drive({ reach, run }) {
    await reach("ready");
    say(run());
  },
  ends,
});

const GARBAGE: readonly (readonly [string, unknown])[] = [
  ["no argument", undefined],
  ["`null`", null],
  ["a number", 7],
  ["an empty object", {}],
  ["fields of the wrong types", { status: {}, payment_method: [], address: 1, amount: null }],
  [
    "a megabyte of text in its fields",
    { status: "x".repeat(1_000_000), payment_method: 1, address: "T".repeat(1_000_000) },
  ],
  ["`__proto__` as a key", JSON.parse('{"__proto__":{"status":"completed"},"constructor":1}')],
];
const sayAll = (payload: unknown) => (run: RunOptions) => {
  run.onStatusChange(payload);
  run.onPaymentFinished(payload);
  run.onSellTransferEnabled(payload);
};

/** Each handler that a host can give, and a purchase in which it is called. */
const ENDS_WITH: Partial<
  Record<keyof RampHandlers, Pick<Fault, "ends" | "drive" | "plan" | "errors">>
> = {
  onEvent: { ends: DONE, drive: throughReady(payAndSettle) },
  onReady: { ends: DONE, drive: throughReady(payAndSettle) },
  onStatusChange: { ends: DONE, drive: throughReady(payAndSettle) },
  onComplete: { ends: DONE, drive: throughReady(payAndSettle) },
  onFail: {
    ends: "failed · – · the vendor's page, Try again",
    plan: {
      misdeeds: [{ at: "transaction", does: { type: "change", fields: { status: "failed" } } }],
    },
  },
  onCancel: {
    ends: "cancelled · – · the vendor's page, Try again",
    drive: throughReady(async ({ server }) => void (await server("cancel"))),
  },
  onError: {
    ends: "error · endpoint-failed · Try again",
    plan: { misdeeds: [{ at: "session", does: { type: "answer", status: 500 } }] },
  },
};

function throughReady(then: (cell: Cell) => Promise<void>): NonNullable<Fault["drive"]> {
  return async (cell) => {
    await cell.reach("ready");
    await cell.until(async () => (await cell.server("stats")).transactions > 0);
    await then(cell);
  };
}

/** A handler that fails at its first call. */
function failing(name: keyof RampHandlers, how: "throws" | "rejects"): Fault {
  return {
    fault: `the host app's \`${name}\` ${how}`,
    handlers({ name: message }) {
      let calls = 0;
      const fail = () => {
        calls += 1;
        if (calls === 1) throw new Error(message);
      };
      return { [name]: how === "throws" ? fail : async () => fail() };
    },
    ends: READY,
    reported: 1,
    ...ENDS_WITH[name],
  };
}

export const callback: Step = {
  vendor: "proof",
  title: "Callback",
  about:
    "The vendor's callbacks are wrong, repeated, late or out of order, or the host app's own handlers fail. An exception in a handler is reported to the page (`reportError`) and changes nothing.",
  faults: [
    ...GARBAGE.map(([what, payload]) => says(`every callback gets ${what}`, sayAll(payload))),
    says("`onStatusChange` reports `completed`, but the endpoint doesn't", (run) =>
      run.onStatusChange({ status: "completed" }),
    ),
    says("`onStatusChange` reports `paid`, but the endpoint doesn't", (run) =>
      run.onStatusChange({ status: "paid" }),
    ),
    says("`onStatusChange` reports `failed`, but the endpoint doesn't", (run) =>
      run.onStatusChange({ status: "failed" }),
    ),
    says("`onStatusChange` reports `cancelled`, but the endpoint doesn't", (run) =>
      run.onStatusChange({ status: "cancelled" }),
    ),
    says("`onStatusChange` reports an unknown status", (run) =>
      run.onStatusChange({ status: "<b>wow</b>" }),
    ),
    says("`onStatusChange` reports another transaction", (run) =>
      run.onStatusChange({ status: "completed", merchant_transaction_id: "other" }),
    ),
    says("duplicate: the same status a hundred times", (run) => {
      for (let count = 0; count < 100; count += 1) run.onStatusChange({ status: "paid" });
    }),
    says("out of order: `paid`, then `new`", (run) => {
      run.onStatusChange({ status: "paid" });
      run.onStatusChange({ status: "new" });
    }),
    says("`onPaymentFinished` in a sale, `onSellTransferEnabled` in a purchase", (run) => {
      run.onPaymentFinished({ payment_method: "card" });
      run.onSellTransferEnabled(transfer);
    }),
    {
      fault: "out of order: callbacks before `run` returns",
      run(options) {
        options.onStatusChange({ status: "new" });
        options.onPaymentFinished({ payment_method: "card" });
        options.host.append("The vendor's page");
      },
      ends: READY,
    },
    {
      fault: "late: callbacks after the purchase is completed",
      async drive(cell) {
        await throughReady(payAndSettle)(cell);
        await cell.reach("completed");
        cell.run().onStatusChange({ status: "failed" });
        cell.run().onReady();
        cell.run().onSellTransferEnabled(transfer);
      },
      ends: DONE,
    },
    {
      fault: "late: callbacks after the next purchase has started",
      async drive(cell) {
        await throughReady(payAndSettle)(cell);
        await cell.reach("completed");
        cell.press(cell.mode === "buy" ? "Buy again" : "Sell again");
        await cell.reach("ready");
        cell.run().onStatusChange({ status: "cancelled" });
        cell.run().onSellTransferEnabled(transfer);
      },
      ends: READY,
      before: "completed",
      sessions: 2,
      runs: 2,
    },
    {
      fault: "the vendor reports a payment, then the user leaves the page and returns",
      async drive({ reach, run, unmount, mount }) {
        await reach("ready");
        run().onStatusChange({ status: "paid" });
        unmount();
        mount();
      },
      ends: UNSURE,
    },
    {
      fault: "the same, and the vendor completes it in the meantime",
      async drive(cell) {
        await cell.reach("ready");
        cell.run().onStatusChange({ status: "paid" });
        cell.unmount();
        await payAndSettle(cell);
        cell.mount();
      },
      ends: DONE,
    },
    {
      fault: "silent: the vendor completes it without a callback",
      drive: throughReady(payAndSettle),
      ends: DONE,
    },
    ...(
      [
        "onEvent",
        "onReady",
        "onStatusChange",
        "onComplete",
        "onFail",
        "onCancel",
        "onError",
      ] as const
    ).flatMap((name) => [failing(name, "throws"), failing(name, "rejects")]),
  ],
};
