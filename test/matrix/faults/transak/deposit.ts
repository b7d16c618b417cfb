import type { DepositResult } from "../../../../src/index.ts";
import { type Cell, DONE, type Fault, payAndSettle, READY, type Step } from "../../Fault.ts";
import { json } from "../answers.ts";
import { DECLINED, FAILED, SENT, type Wallet, walletThatIs } from "../wallet.ts";

const ORDER = {
  id: "0c5e7a52-0000-4000-8000-000000000000",
  status: "AWAITING_PAYMENT_FROM_USER",
  isBuyOrSell: "SELL",
  cryptoAmount: 100,
  cryptoCurrency: "USDT",
  network: "TRC20",
  walletAddress: "TRx1",
};
const asks = (change: object = {}, event_id = "TRANSAK_WALLET_REDIRECTION") => ({
  event_id,
  data: { ...ORDER, ...change },
});
const sayIt =
  (...messages: readonly unknown[]) =>
  async ({ reach, say }: Cell) => {
    await reach("ready");
    await say(...messages);
  };
const ask = sayIt(asks());
const wallet = walletThatIs(ask);
const sends: Wallet = async () => ({ txHash: "0x1" });
const never: Wallet = () => new Promise(() => {});
const answers =
  (answer: unknown): Wallet =>
  async () =>
    answer as DepositResult;

/** Nobody could send that, so no wallet is asked. */
const unusable = (what: string, ...messages: readonly unknown[]): Fault =>
  wallet(`the page requests a deposit ${what}`, sends, READY, { drive: sayIt(...messages) });

export const deposit: Step = {
  vendor: "transak",
  title: "Sell deposit",
  about:
    "Transak's page requests the user's crypto (`TRANSAK_WALLET_REDIRECTION`), and the request is invalid or the host app's wallet (`onSellDeposit`) fails. The wallet is called once per sale and never in a purchase.",
  modes: ["sell"],
  faults: [
    wallet("sends", sends, SENT),
    wallet("declines", answers({ cancelled: true }), DECLINED),
    wallet(
      "throws",
      () => {
        throw new Error("sync");
      },
      FAILED,
    ),
    wallet("returns a string", answers("0x1"), FAILED),
    wallet(
      "sends, and Transak's order expires",
      // Not before: a slow machine would see it expire before the page could ask.
      async (cell) => {
        await cell.server("release");
        return { txHash: "0x1" };
      },
      "failed · – · the vendor's page, Try again",
      {
        plan: {
          misdeeds: [
            {
              at: "transaction",
              does: json({ partnerOrderId: "$ID", isBuyOrSell: "SELL", data: null }),
              endsOnRelease: true,
            },
            {
              at: "transaction",
              does: json({
                partnerOrderId: "$ID",
                isBuyOrSell: "SELL",
                data: { status: "EXPIRED" },
              }),
            },
          ],
        },
      },
    ),
    wallet("never answers", never, "error · deposit-timeout · the vendor's page", { waits: true }),
    wallet("never answers, but the vendor completes the sale", never, DONE.sell, {
      async drive(cell) {
        await ask(cell);
        await payAndSettle(cell);
      },
    }),
    wallet("the page uses the event's older name", sends, SENT, {
      drive: sayIt(asks({}, "WALLET_REDIRECTION")),
    }),
    wallet("duplicate: the page requests the deposit three times, with both names", sends, SENT, {
      drive: sayIt(asks(), asks({}, "WALLET_REDIRECTION"), asks({ walletAddress: "TRx2" })),
    }),
    wallet(
      "the user leaves the page before the wallet answers, and returns",
      never,
      "depositing · – · Start a new sale",
      {
        async drive(cell) {
          await ask(cell);
          await cell.reach("depositing");
          cell.unmount();
          cell.mount();
        },
      },
    ),
    // The wallet still has the question on its screen: no second one is put beside it.
    wallet("the page requests the deposit and closes at once", never, "depositing · – · –", {
      drive: sayIt(asks(), { event_id: "TRANSAK_WIDGET_CLOSE" }),
    }),
    unusable("without any details", { event_id: "TRANSAK_WALLET_REDIRECTION" }),
    unusable("without an address", asks({ walletAddress: undefined })),
    unusable("to a list of addresses", asks({ walletAddress: ["TRx1"] })),
    unusable(
      "to an address that is a megabyte long",
      asks({ walletAddress: "T".repeat(1_000_000) }),
    ),
    unusable("without an amount", asks({ cryptoAmount: undefined })),
    unusable("whose amount is zero, negative or not a number", ...noAmounts()),
    unusable("of a purchase", asks({ isBuyOrSell: "BUY" })),
    wallet("the page requests an amount that JavaScript writes with an exponent", sends, SENT, {
      drive: sayIt(asks({ cryptoAmount: 1e-7 })),
    }),
    { fault: "the host app has no wallet", drive: ask, ends: READY },
  ],
};

function noAmounts() {
  return [0, -1, NaN, Infinity, "", "many", {}, null].map((cryptoAmount) => asks({ cryptoAmount }));
}
