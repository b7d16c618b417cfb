import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { depositFields } from "../../src/vendors/depositFields.ts";
import { bleepay } from "../../src/vendors/bleepay/bleepay.ts";
import { openProofFrame } from "../../src/vendors/proof/openProofFrame.ts";
import type { ProofSession } from "../../src/vendors/proof/session.ts";
import { parseFrameMessage } from "../../src/vendors/transak/parseFrameMessage.ts";
import { loadVendor } from "../loadVendor.ts";
import type { FrameMessage } from "../../src/vendors/Vendor.ts";

// faults M9
// One rule for every vendor: what crypto is sent by means the same to a wallet, a person and a machine.

const right = { amount: "100.5", currency: "USDT", network: "TRC20", address: "TRx1a2b3c" };
type Facts = Record<keyof typeof right, unknown>;

/** What each vendor's own reader makes of the same facts: what goes on, or nothing. */
const READERS: Record<string, (facts: Facts) => unknown> = {
  proof: (facts) => fromProof([facts])[0],
  transak: ({ amount, currency, network, address }) => {
    const message = parseFrameMessage(
      {
        event_id: "TRANSAK_WALLET_REDIRECTION",
        data: { cryptoAmount: amount, cryptoCurrency: currency, network, walletAddress: address },
      },
      { transactionId: "t", mode: "sell" },
    );
    return factsOf(message);
  },
};

function factsOf(message: FrameMessage | undefined) {
  if (message?.type !== "deposit-requested") return undefined;
  const { transactionId, ...facts } = message.deposit;
  expect(transactionId).toBe("t");
  return Object.keys(facts).length > 0 ? facts : undefined;
}

/** Runs Proof's frame, without a page, and has its script ask for these in turn. */
function fromProof(all: readonly Facts[]) {
  const messages: FrameMessage[] = [];
  let ask = (_: unknown) => {};
  const ownerDocument = { createElement: () => ({ remove() {} }) };
  openProofFrame(
    { merchant_transaction_id: "t", signature: "s", init_token: "i" } as ProofSession,
    {
      host: { append() {}, ownerDocument } as unknown as HTMLElement,
      script: {
        run: (options: Record<string, typeof ask>) =>
          (ask = options["onSellTransferEnabled"] ?? ask),
      },
      lang: undefined,
      theme: "light",
      messages: undefined,
      emit: (message) => void messages.push(message),
    },
  );
  for (const facts of all) ask(facts);
  return messages.map(factsOf);
}

const AMOUNTS: unknown[] = [
  "-5",
  "0",
  "0.0",
  "abc",
  "1e3",
  "0x64",
  "100 USDT",
  " 1",
  "1\n",
  "1,5",
  ".5",
  "5.",
];
AMOUNTS.push("007", "", "٣", "1".repeat(33), {}, null, undefined);
const WRONG: Partial<Facts>[] = AMOUNTS.map((amount) => ({ amount }));
WRONG.push(
  ...["T\u202Ex", "T\u200Bx", "Tx\n", "T x", "", "Тx", "T".repeat(257), 5].map((address) => ({
    address,
  })),
  ...["US DT", "", "USDT\n", "T".repeat(33)].map((currency) => ({ currency })),
  ...["", " TRC20", "TRC20\n", "T\u202EC", "T".repeat(67)].map((network) => ({ network })),
);

describe.each(Object.entries(READERS))("%s", (name, read) => {
  test("passes on what is right", () => {
    expect(read(right)).toEqual(right);
  });

  test.each(WRONG)("asks for nothing with %j", (change) => {
    expect(read({ ...right, ...change })).toBeUndefined();
  });

  // Transak counts in numbers.
  test.runIf(name === "proof")("asks for nothing with a number", () => {
    expect(read({ ...right, amount: 100 })).toBeUndefined();
  });
});

// faults M2
test("each vendor's page may ask anew, and both are passed on", () => {
  const next = { ...right, address: "TRother" };
  expect(fromProof([right, next])).toEqual([right, next]);
  expect([right, next].map((facts) => READERS["transak"]?.(facts))).toEqual([right, next]);
});

describe("bleepay", () => {
  const session = {
    id: "dep_1.sealed",
    paymentStatus: "CREATED",
    amount: "100.5",
    currency: "USDT",
    network: "polygon",
    currencyAddress: "",
    depositAddress: "0xabc",
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  };
  const named: Record<string, string> = { address: "depositAddress" };

  test.each(WRONG)("opens nothing with %j", async (change) => {
    const vendor = await loadVendor(bleepay());
    const wrong = Object.fromEntries(
      Object.entries(change).map(([field, value]) => [named[field] ?? field, value]),
    );
    const parse = (answer: object) =>
      vendor.parseSession(answer, { mode: "buy", currency: "USDT" });
    expect(parse(session).transactionId).toBe(session.id);
    expect(() => parse({ ...session, ...wrong })).toThrow(
      expect.objectContaining({ code: "session-malformed" }),
    );
  });
});

test("whatever passes is plain", () => {
  const near = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(...Array.from("0123456789.-+eExX ,_\n\u00A0\u202E\u200B٣TRx")),
    }),
    fc.double().map(String),
  );
  fc.assert(
    fc.property(near, (text) => {
      if (depositFields.amount(text)) {
        if (!(Number(text) > 0) || String(BigInt(text.split(".")[0] ?? "")) !== text.split(".")[0])
          throw new Error(text);
        if (/[^\d.]/.test(text)) throw new Error(text);
      }
      for (const field of ["address", "currency"] as const)
        if (depositFields[field](text) && (encodeURI(text).includes("%20") || /[^!-~]/.test(text)))
          throw new Error(text);
      if (depositFields.network(text) && (text.trim() !== text || /[^ -~]/.test(text)))
        throw new Error(text);
    }),
    { numRuns: 5_000 },
  );
});
