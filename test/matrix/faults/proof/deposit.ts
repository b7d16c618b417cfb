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
    "The vendor waits for the user's crypto, and the host app's wallet (`onSellDeposit`) fails. It is called once per sale and never in a purchase, regardless of what the frame reports. The vendor's page still shows where to send the crypto manually.",
  faults: [
    wallet("never answers", never, "error · deposit-timeout · the vendor's page", { waits: true }),
    wallet(
      "late: sends after the timeout",
      async ({ until, told }) => {
        await until(() => told.includes("onError deposit-timeout"));
        return { txHash: "0x1" };
      },
      SENT,
      { waits: true, errors: { buy: "", sell: "deposit-timeout" } },
    ),
    wallet(
      "late: rejects after the timeout",
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
    wallet("rejects without a reason", async () => Promise.reject(), FAILED),
    wallet(
      "rejects with an error of another stage",
      async () => Promise.reject(new RampError("unauthorized", "no")),
      FAILED,
    ),
    wallet("declines", answers({ cancelled: true }), DECLINED),
    wallet("returns `{ sent: true }`", answers({ sent: true }), SENT),
    ...[
      ["`undefined`", undefined],
      ["`null`", null],
      ["a string", "0xabc"],
      ["a number", 42],
      ["an empty object", {}],
      ["a hash of the wrong type", { txHash: 5 }],
      ["an empty hash", { txHash: "" }],
      ["`{ sent: false }`", { sent: false }],
      ["`{ cancelled: false }`", { cancelled: false }],
      ["`{ sent: true, cancelled: true }`", { sent: true, cancelled: true }],
    ].map(([what, answer]) => wallet(`returns ${what as string}`, answers(answer), FAILED)),
    wallet(
      "resolves twice, with its own thenable",
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
    wallet("duplicate: the vendor requests the deposit three times", sends, SENT, {
      drive: askWith(TRANSFER, TRANSFER, TRANSFER),
    }),
    wallet("duplicate: the vendor requests it again, to another address", sends, SENT, {
      drive: askWith(TRANSFER, { ...TRANSFER, address: "TRx2" }),
    }),
    wallet(
      "the vendor requests it again after the wallet declined",
      answers({ cancelled: true }),
      DECLINED,
      {
        drive: askAnd(async ({ reach, run }) => {
          await reach("deposit-declined");
          run().onSellTransferEnabled(TRANSFER);
        }),
      },
    ),
    wallet("the vendor requests a deposit without an address", sends, READY, {
      drive: askWith({ ...TRANSFER, address: "" }),
    }),
    wallet("the vendor requests a deposit whose amount is a number", sends, READY, {
      drive: askWith({ ...TRANSFER, amount: 100 }),
    }),
    wallet("out of order: the vendor requests the deposit before its page is ready", sends, SENT, {
      run(options) {
        options.onSellTransferEnabled(TRANSFER);
        options.host.append("The vendor's page");
        options.onReady();
      },
      drive: async () => {},
    }),
    wallet("sends, and the vendor completes the sale", sends, DONE.sell, {
      drive: askAnd(async (cell) => {
        await cell.reach("deposited");
        await payAndSettle(cell);
      }),
    }),
    wallet(
      "rejects, but the vendor completes the sale because the crypto was sent",
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
    wallet("never answers, but the vendor completes the sale", never, DONE.sell, {
      drive: askAnd(payAndSettle),
    }),
    wallet(
      "declines, and the vendor cancels the sale",
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
      "late: rejects after the vendor completed the sale",
      async ({ reach }) => {
        await reach("completed");
        throw new Error("no");
      },
      DONE.sell,
      { drive: askAnd(payAndSettle) },
    ),
    wallet(
      "late: answers after the widget was unmounted",
      async ({ until, told }) => {
        await until(() => told.includes("unmounted"));
        return { txHash: "0x1" };
      },
      "depositing · – · the vendor's page",
    ),
    wallet(
      "the user leaves the page before the wallet answers, and returns",
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
      "the user leaves the page after the wallet sent, and returns",
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
      "the user leaves the page after the wallet declined, and returns",
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
    { fault: "the host app has no wallet", drive: ask, ends: READY },
  ],
};
