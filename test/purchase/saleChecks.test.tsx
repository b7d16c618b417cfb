import { describe, expect, test, vi } from "vitest";
import { type RampEvent, type SellDeposit } from "../../src/index.ts";
import { asks, box, first, say, sell, stored, WALLETS } from "../browser/sale.tsx";
import { waitForPhase, getPhase } from "../browser/phase.ts";

// What a wallet could misread reaches none, whichever vendor asks for it.

// faults M9
describe("facts that a wallet could misread", () => {
  const BAD: [string, Partial<Record<keyof SellDeposit, unknown>>][] = [
    "-5",
    "+5",
    "0",
    "0.00",
    "abc",
    "1e3",
    "0x64",
    "100 USDT",
    " 100",
    "100\n",
    "1,000",
    ".5",
    "5.",
    "007",
    "١٠٠",
    "",
    "1".repeat(33),
    "NaN",
    "Infinity",
    "1_000",
  ].map((amount) => [`amount ${JSON.stringify(amount)}`, { amount }]);
  BAD.push(
    ["amount as a number", { amount: 100 }],
    ["no amount", { amount: undefined }],
    ...[
      "TR\u202Ex1",
      "TR\u200Bx1",
      "TRx1\n",
      "TR x1",
      "",
      "TRх1",
      "T".repeat(257),
      "TR\u0000x1",
    ].map((address): (typeof BAD)[number] => [`address ${JSON.stringify(address)}`, { address }]),
    ["a list of addresses", { address: ["TRx1"] }],
    ["currency with a line", { currency: "USDT\nto me" }],
    ["currency in words", { currency: "USDT to me" }],
    ["no currency", { currency: "" }],
    ["network of a page", { network: "T".repeat(67) }],
    ["network that is turned round", { network: "TRC\u202E20" }],
    ["network of nothing", { network: " " }],
  );

  test.each(BAD)(
    "%s: reach no wallet and no display, and are an unknown event",
    async (_, change) => {
      const onSellDeposit = vi.fn(WALLETS.sent);
      const onEvent = vi.fn<(event: RampEvent) => void>();
      const { fake } = await sell({ onSellDeposit, onEvent });
      const deposit = { ...first, ...change } as SellDeposit;
      await say(fake, { type: "deposit-requested", deposit });
      expect(onSellDeposit).not.toHaveBeenCalled();
      expect([box(), getPhase()]).toEqual([null, "ready"]);
      const types = onEvent.mock.calls.map(([event]) => event.type);
      expect(types).not.toContain("deposit-requested");
      expect(onEvent).toHaveBeenCalledWith({ type: "unknown", name: "deposit", payload: deposit });
      // An address was shown all the same: it may be paid.
      expect(stored()).toEqual([expect.objectContaining({ mayBePaid: true })]);
      await say(fake, { type: "close" });
      await waitForPhase("unconfirmed");
      expect(box()).toBeNull();
    },
  );

  test.each<[string, Partial<SellDeposit>]>([
    ["of eighteen decimals", { amount: "0.000000000000000001" }],
    ["with zeros behind", { amount: "100.00" }],
    ["on a network with a name", { network: "BNB Smart Chain (BEP20)" }],
    ["of a bridged currency", { currency: "USDC.e" }],
    [
      "at an address with a colon",
      { address: "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a" },
    ],
  ])("are not those %s", async (_, change) => {
    const onSellDeposit = vi.fn(WALLETS.sent);
    const { fake } = await sell({ onSellDeposit });
    await asks(fake, change);
    await waitForPhase("deposited");
    expect(onSellDeposit).toHaveBeenCalledExactlyOnceWith({ ...first, ...change });
  });
});
