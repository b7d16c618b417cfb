import type { Misdeed } from "../../CellPlan.ts";
import type { OrderCell, OrderFault, OrderStep } from "../../OrderFault.ts";
import { html, json } from "../answers.ts";
import { endpointFaults } from "./endpoint.ts";
import {
  BUY,
  BUY_CRYPTO,
  CRYPTO_FORM,
  EDIT,
  ID,
  NO_TRANSAK,
  offered,
  PAGE,
  SENTENCES,
  WELL,
} from "./stated.ts";
import { offers, PRICE_FAULTS, quoted, SOON, TOO_MANY, UNAVAILABLE } from "./vendors.ts";

const PROOF = `${offered("Proof", NO_TRANSAK)} · ${ID} · ${BUY}`;
const NOTHING = "No provider can take this order / Try another amount, cryptocurrency or currency.";

async function tryAgain({ press }: OrderCell) {
  await press("Try again");
  await press("submit");
}

/** The endpoint fails at first, and the user tries again. */
const recovers = (fault: string, does: Misdeed, times: number, sentence: string): OrderFault => ({
  fault: `${fault}, and the user tries again`,
  plan: { misdeeds: [{ at: "quotes", does, times }] },
  drive: tryAgain,
  shows: `no offers · ${sentence} · Try again, ${EDIT}`,
  ends: PAGE,
  vendor: "proof",
});

/** What the vendor's price is for something else, or none. */
const response = (fields: object): Misdeed =>
  json({
    response: {
      fiatCurrency: "EUR",
      cryptoCurrency: "USDT",
      network: "tron",
      isBuyOrSell: "BUY",
      fiatAmount: 100,
      cryptoAmount: 112,
      ...fields,
    },
  });
const UNREADABLE: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["a price for another asset", response({ cryptoCurrency: "BTC" })],
  ["a price for another currency", response({ fiatCurrency: "USD" })],
  ["a price for another amount", response({ fiatAmount: 50 })],
  ["a price of zero", response({ cryptoAmount: 0 })],
  ["a negative price", response({ cryptoAmount: -112 })],
];

/** The price is outdated when the user submits the form, and the endpoint is asked again. */
const outdated = (
  fault: string,
  next: Misdeed,
  rest: Pick<OrderFault, "ends" | "vendor">,
  drive?: (cell: OrderCell) => Promise<void>,
): OrderFault => ({
  fault: `the price expires, ${fault}`,
  plan: {
    misdeeds: [
      { at: "quotes", does: offers(quoted("transak", "110", SOON)), times: 1 },
      { at: "quotes", does: next },
    ],
  },
  async drive(cell) {
    await cell.pause(1_500);
    await cell.press("submit");
    await drive?.(cell);
  },
  shows: `Transak · – · ${BUY}`,
  ...rest,
});
const WORSE = "You'd now receive 107.8 USDT instead of 110.0 USDT.";

export const quotes: OrderStep = {
  title: "Prices",
  about:
    "The page asks for prices (`GET {endpoint}/quotes`), or the endpoint asks a vendor for its price.",
  faults: [
    ...endpointFaults("quotes", (sentence, retry) => {
      const shows = `no offers · ${sentence} · ${retry}, ${EDIT}`;
      return { shows, ends: shows };
    }),
    recovers("500", json({}, 500), 1, SENTENCES.fault),
    recovers("502 in HTML three times", html(502), 3, SENTENCES.server),
    recovers(
      "429, `Retry-After: 2`",
      json({ error: "rate_limit_exceeded" }, 429, { "retry-after": "2" }),
      1,
      SENTENCES.tooMany,
    ),
    {
      fault: "no offers",
      plan: { misdeeds: [{ at: "quotes", does: offers() }] },
      shows: `no offers · ${NOTHING} · ${EDIT}`,
      ends: `no offers · ${NOTHING} · ${EDIT}`,
    },
    ...(["0", "-110"] as const).map((amount): OrderFault => ({
      fault: `an offer of ${amount}, and a good one`,
      plan: {
        misdeeds: [
          { at: "quotes", does: offers(quoted("transak", amount), quoted("proof", "108")) },
        ],
      },
      shows: `Proof · ${ID} · ${BUY}`,
      ends: PAGE,
      vendor: "proof",
    })),
    {
      fault: "an offer of a vendor that the page doesn't have, and a good one",
      plan: {
        misdeeds: [
          { at: "quotes", does: offers(quoted("stranger", "120"), quoted("proof", "108")) },
        ],
      },
      shows: `Proof · ${ID} · ${BUY}`,
      ends: PAGE,
      vendor: "proof",
    },
    outdated("and it is about the same now", offers(quoted("transak", "109.5")), {
      ends: PAGE,
      vendor: "transak",
    }),
    outdated("and it is 2 % worse now", offers(quoted("transak", "107.8")), {
      ends: `Transak · ${WORSE} · Accept the new price, ${EDIT}`,
    }),
    outdated(
      "it is 2 % worse now, and the user accepts it",
      offers(quoted("transak", "107.8")),
      { ends: PAGE, vendor: "transak" },
      async ({ reach, pause, press }) => {
        await reach("Accept the new price");
        // The form ignores an answer in the first second, before the user can read the question.
        await pause(1_000);
        await press("Accept the new price");
      },
    ),
    outdated(
      "and the vendor doesn't serve the order now",
      offers({ vendor: "transak", status: "unavailable", reason: "unreachable" }),
      {
        ends: `${NO_TRANSAK} · No provider can take this order / You could try: · Try again, ${EDIT}`,
      },
    ),
    outdated("and the endpoint answers 500", json({}, 500), {
      ends: `Transak · ${SENTENCES.fault} · Try again, ${BUY}`,
    }),
    outdated(
      "and the endpoint doesn't answer",
      { type: "hang" },
      {
        ends: `Transak · ${SENTENCES.server} · Try again, ${BUY}`,
      },
    ),
    ...PRICE_FAULTS.map(([fault, does]): OrderFault => ({
      fault: `Proof: ${fault}`,
      plan: { misdeeds: [{ at: "proof quote", does }] },
      shows: `${offered("Transak", "Proof")} · – · ${BUY}`,
      ends: PAGE,
      vendor: "transak",
    })),
    ...[...PRICE_FAULTS, ...UNREADABLE].map(([fault, does]): OrderFault => ({
      fault: `Transak: ${fault}`,
      plan: { misdeeds: [{ at: "transak quote", does }] },
      shows: /^40[14]$/.test(fault)
        ? `${offered("Proof", "(Transak: Isn't available right now.)")} · ${ID} · ${BUY}`
        : PROOF,
      ends: PAGE,
      vendor: "proof",
    })),
    ...PRICE_FAULTS.map(([fault, does]): OrderFault => ({
      fault: `Bleepay: ${fault}`,
      form: CRYPTO_FORM,
      plan: { misdeeds: [{ at: "bleepay config", does }] },
      shows: `Proof, Transak, (Bleepay: ${/^40[14]$/.test(fault) ? "Isn't available right now." : "Isn't responding right now."}) · ${ID} · ${BUY_CRYPTO}`,
      ends: PAGE,
      vendor: "proof",
    })),
    {
      fault: "all vendors: 503",
      plan: {
        misdeeds: [
          { at: "proof quote", does: UNAVAILABLE },
          { at: "transak quote", does: UNAVAILABLE },
        ],
      },
      shows: PROOF,
      ends: PAGE,
      vendor: "proof",
    },
    {
      fault: "Transak: 429, and the user chose it before",
      plan: { misdeeds: [{ at: "transak session", does: TOO_MANY }] },
      async drive({ choose, press }) {
        choose("transak");
        await press("submit");
      },
      shows: WELL,
      ends: `error · ${SENTENCES.tooMany} · Change, Try again later`,
    },
  ],
};
