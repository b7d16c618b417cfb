import type { Misdeed } from "../../CellPlan.ts";
import type { OrderCell, OrderFault, OrderStep } from "../../OrderFault.ts";
import { endpointFaults } from "./endpoint.ts";
import { BUY_CRYPTO, CRYPTO_FORM, ID, PAGE, SENTENCES, WELL } from "./stated.ts";
import {
  FAILURES,
  NAMES,
  type Ranking,
  ranked,
  REFUSALS,
  SILENCES,
  TOO_MANY,
  UNREADABLE,
} from "./vendors.ts";

const PROOF: Ranking = ["proof", "transak", "bleepay"];
const TRANSAK: Ranking = ["transak", "proof", "bleepay"];
const BLEEPAY: Ranking = ["bleepay", "proof", "transak"];
const SILENT = `error · ${SENTENCES.vendor} · Change, Try again`;

/** Bleepay may have a deposit that it doesn't tell of, and there must be no second one. */
const UNCERTAIN =
  "error · We can't tell yet whether your earlier order for this amount is still open. Try again later, or choose another amount. · Change, Try again later";

/** A form with these prices, whose first vendor fails at the session. */
function failing(
  ranking: Ranking,
  fault: string,
  does: Misdeed,
  rest: Partial<OrderFault> & Pick<OrderFault, "ends">,
  times?: number,
): OrderFault {
  const [first] = ranking;
  return {
    fault: `${NAMES[first]}: ${fault}`,
    form: CRYPTO_FORM,
    plan: {
      misdeeds: [
        { at: "quotes", does: ranked(ranking, rest.mode) },
        { at: `${first} session`, does, ...(times && { times }) },
      ],
    },
    shows: `${ranking.map((vendor) => NAMES[vendor]).join(", ")} · ${first === "proof" ? ID : "–"} · ${BUY_CRYPTO}`,
    ...rest,
  };
}

/** What the user can do after the error. */
const WAYS_ON = ["Try again", "Change"] as const;
const then =
  (button: (typeof WAYS_ON)[number]) =>
  async ({ press }: OrderCell) => {
    await press("submit");
    await press(button);
    if (button === "Change") await press("submit");
  };
/** As often as the partner's server asks a vendor that can't be reached. */
const TRIES = 3;

/** Every way in which the vendor with the best price can fail. */
function failingFirst(ranking: Ranking): OrderFault[] {
  const [first, second] = ranking;
  const isUnseen = first === "bleepay";
  const takenOver = { ends: PAGE, vendor: second };
  const payableAfter = ({ type }: Misdeed) => (isUnseen && type === "lose" ? 1 : 0);
  const mayBeOpen = SILENCES.filter(([, { type }]) => type !== "hang");
  return [
    ...REFUSALS.map(([fault, does]) => failing(ranking, fault, does, takenOver)),
    ...FAILURES.map(([fault, does]) =>
      failing(ranking, fault, does, isUnseen ? { ends: SILENT } : takenOver),
    ),
    ...UNREADABLE.map(([fault, does]) => failing(ranking, fault, does, { ends: SILENT })),
    ...SILENCES.map(([fault, does]) =>
      failing(ranking, fault, does, { ends: SILENT, payable: payableAfter(does) }),
    ),
    ...mayBeOpen.flatMap(([fault, does]) =>
      WAYS_ON.map((button) => {
        const ending = isUnseen
          ? { ends: UNCERTAIN, payable: payableAfter(does) }
          : { ends: PAGE, vendor: first };
        const name = `${fault}, and the user presses “${button}”`;
        return failing(ranking, name, does, { drive: then(button), ...ending }, TRIES);
      }),
    ),
  ];
}

export const session: OrderStep = {
  title: "Session",
  about:
    "The user submits the form (`POST {endpoint}/session`). Of three vendors, the second one's price is about that of the first one, and the third one's is 2 % worse.",
  faults: [
    ...endpointFaults("session", (sentence, retry) => ({
      shows: WELL,
      ends: `error · ${sentence} · ${
        sentence === SENTENCES.signIn || sentence === SENTENCES.unavailable
          ? "Change"
          : `Change, ${retry}`
      }`,
    })),
    ...WAYS_ON.map((button): OrderFault => ({
      fault: `its answer is lost, and the user presses “${button}”`,
      plan: { misdeeds: [{ at: "session", does: { type: "lose" }, times: 1 }] },
      drive: then(button),
      shows: WELL,
      ends: PAGE,
      vendor: "proof",
    })),
    ...[PROOF, TRANSAK, BLEEPAY].flatMap(failingFirst),
    {
      fault: "none, and the deposit of Bleepay leads back to the form only after it is cancelled",
      form: CRYPTO_FORM,
      plan: { misdeeds: [{ at: "quotes", does: ranked(BLEEPAY) }] },
      shows: `Bleepay, Proof, Transak · – · ${BUY_CRYPTO}`,
      ends: "ready · – · “Send exactly 100 USDT on TRC20”, Cancel payment",
      vendor: "bleepay",
    },
    // A sale, where the second vendor gives a little less.
    failing(TRANSAK, "429, in a sale", TOO_MANY, {
      mode: "sell",
      shows: `Transak, Proof, Bleepay · – · Sell 100 USDT, edit the order`,
      ends: PAGE,
      vendor: "proof",
    }),
    {
      ...failing(PROOF, "429, and Transak: 429", TOO_MANY, {
        ends: `error · ${SENTENCES.tooMany} · Change, Try again later`,
      }),
      plan: {
        misdeeds: [
          { at: "quotes", does: ranked(PROOF) },
          { at: "proof session", does: TOO_MANY },
          { at: "transak session", does: TOO_MANY },
        ],
      },
    },
  ],
};
