import { type DepositResult, RampError } from "../../../../src/index.ts";
import { type Cell, DONE, payAndSettle, READY, type Step } from "../../Fault.ts";
import { DECLINED, FAILED, SENT, type Wallet, walletThatIs } from "../wallet.ts";

const TRANSFER = {
  amount: "100",
  currency: "USDT",
  network: "TRC20",
  address: "TRx1",
  flow_id: "payout",
};

const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));

async function ask({ reach, run }: Cell) {
  await reach("ready");
  run().onSellTransferEnabled(TRANSFER);
}
const wallet = walletThatIs(ask);
const askAnd = (then: (cell: Cell) => Promise<void>) => async (cell: Cell) => {
  await ask(cell);
  await then(cell);
};
const askWith =
  (...payloads: unknown[]) =>
  async ({ reach, run }: Cell) => {
    await reach("ready");
    for (const payload of payloads) run().onSellTransferEnabled(payload);
  };
const sends: Wallet = async () => ({ txHash: "0x1" });
const never: Wallet = () => new Promise(() => {});
const answers =
  (answer: unknown): Wallet =>
  async () =>
    answer as DepositResult;

export const deposit: Step = {
  vendor: "proof",
  title: "Sell deposit",
  about:
    "The vendor waits for the seller's crypto, and the host's wallet (`onSellDeposit`) fails. It is asked once for each sale, and never in a purchase, whatever the frame says. The vendor's page still tells where to send the crypto by hand.",
  faults: [
    wallet("never answers", never, "error · deposit-timeout · the vendor's page", { waits: true }),
    wallet(
      "late: sends after it was given up",
      async ({ until, told }) => {
        await until(() => told.includes("onError deposit-timeout"));
        return { txHash: "0x1" };
      },
      SENT,
      { waits: true, errors: { buy: "", sell: "deposit-timeout" } },
    ),
    wallet(
      "late: rejects after it was given up",
      async ({ until, told }) => {
        await until(() => told.includes("onError deposit-timeout"));
        throw new Error("no");
      },
      FAILED,
      { waits: true, errors: { buy: "", sell: "deposit-timeout,deposit-failed" } },
    ),
    wallet(
      "slow",
      async () => {
        await pause(500);
        return { txHash: "0x1" };
      },
      SENT,
    ),
    wallet(
      "throws",
      () => {
        throw new Error("sync");
      },
      FAILED,
    ),
    wallet("rejects", async () => Promise.reject(new Error("async")), FAILED),
    wallet("rejects with nothing", async () => Promise.reject(), FAILED),
    wallet(
      "rejects with an error of another stage",
      async () => Promise.reject(new RampError("unauthorized", "no")),
      FAILED,
    ),
    wallet("declines", answers({ cancelled: true }), DECLINED),
    wallet("answers that it was sent", answers({ sent: true }), SENT),
    ...[
      ["nothing", undefined],
      ["`null`", null],
      ["a word", "0xabc"],
      ["a number", 42],
      ["an empty object", {}],
      ["a hash of the wrong type", { txHash: 5 }],
      ["an empty hash", { txHash: "" }],
      ["`{ sent: false }`", { sent: false }],
      ["`{ cancelled: false }`", { cancelled: false }],
      ["that it was sent, and that it was not", { sent: true, cancelled: true }],
    ].map(([what, answer]) => wallet(`answers ${what as string}`, answers(answer), FAILED)),
    wallet(
      "answers twice, with a thenable of its own",
      () =>
        ({
          // oxlint-disable-next-line unicorn/no-thenable -- wallets' libraries have such
          then(resolve: (answer: DepositResult) => void) {
            resolve({ txHash: "0x1" });
            resolve({ cancelled: true });
            throw new Error("and throws");
          },
        }) as unknown as Promise<DepositResult>,
      SENT,
    ),
    wallet("duplicate: the vendor asks three times", sends, SENT, {
      drive: askWith(TRANSFER, TRANSFER, TRANSFER),
    }),
    wallet("duplicate: the vendor asks again, for another address", sends, SENT, {
      drive: askWith(TRANSFER, { ...TRANSFER, address: "TRx2" }),
    }),
    wallet(
      "the vendor asks again after the wallet declined",
      answers({ cancelled: true }),
      DECLINED,
      {
        drive: askAnd(async ({ reach, run }) => {
          await reach("deposit-declined");
          run().onSellTransferEnabled(TRANSFER);
        }),
      },
    ),
    wallet("the vendor asks, and names no address", sends, READY, {
      drive: askWith({ ...TRANSFER, address: "" }),
    }),
    wallet("the vendor asks, and the amount is a number", sends, READY, {
      drive: askWith({ ...TRANSFER, amount: 100 }),
    }),
    wallet("out of order: the vendor asks before its page is ready", sends, SENT, {
      run(options) {
        options.onSellTransferEnabled(TRANSFER);
        options.host.append("The vendor's page");
        options.onReady();
      },
      drive: async () => {},
    }),
    wallet("sends, and the vendor completes", sends, DONE.sell, {
      drive: askAnd(async (cell) => {
        await cell.reach("deposited");
        await payAndSettle(cell);
      }),
    }),
    wallet(
      "rejects, and the vendor completes: it was sent after all",
      async () => Promise.reject(new Error("no")),
      DONE.sell,
      {
        errors: { buy: "", sell: "deposit-failed" },
        drive: askAnd(async (cell) => {
          await cell.reach("error");
          await payAndSettle(cell);
        }),
      },
    ),
    wallet("never answers, and the vendor completes", never, DONE.sell, {
      drive: askAnd(payAndSettle),
    }),
    wallet(
      "declines, and the vendor cancels",
      answers({ cancelled: true }),
      "cancelled · – · the vendor's page, Try again",
      {
        drive: askAnd(async ({ reach, server }) => {
          await reach("deposit-declined");
          await server("cancel");
        }),
      },
    ),
    wallet(
      "late: rejects after the vendor has completed",
      async ({ reach }) => {
        await reach("completed");
        throw new Error("no");
      },
      DONE.sell,
      { drive: askAnd(payAndSettle) },
    ),
    wallet(
      "late: answers after the widget has left the page",
      async ({ until, told }) => {
        await until(() => told.includes("unmounted"));
        return { txHash: "0x1" };
      },
      "depositing · – · the vendor's page",
    ),
    wallet(
      "the page is left while it is asked, and comes back",
      never,
      "depositing · – · Start a new sale",
      {
        drive: askAnd(async ({ reach, unmount, mount }) => {
          await reach("depositing");
          unmount();
          mount();
        }),
      },
    ),
    wallet(
      "the page is left after it sent, and comes back",
      sends,
      "deposited · – · Start a new sale",
      {
        drive: askAnd(async ({ reach, unmount, mount }) => {
          await reach("deposited");
          unmount();
          mount();
        }),
      },
    ),
    wallet(
      "the page is left after it declined, and comes back",
      answers({ cancelled: true }),
      "deposit-declined · – · Start a new sale",
      {
        drive: askAnd(async ({ reach, unmount, mount }) => {
          await reach("deposit-declined");
          unmount();
          mount();
        }),
      },
    ),
    { fault: "the host has no wallet at all", drive: ask, ends: READY },
  ],
};
