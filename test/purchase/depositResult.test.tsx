import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import {
  type DepositResult,
  type RampError,
  type RampEvent,
  type RampOptions,
} from "../../src/index.ts";
import { english } from "../../src/messages/english.ts";
import { asks, root, saleWidget, sell, stored } from "../browser/sale.tsx";
import { waitForPhase, getPhase } from "../browser/phase.ts";

expectErrors("deposit-failed");

// A wallet that does not say what it did has neither sent nor declined.

// faults M11
describe("a wallet whose answer does not tell", () => {
  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["an empty object", {}],
    ["that it was not sent", { sent: false }],
    ["that it was not cancelled", { cancelled: false }],
    ["both", { sent: true, cancelled: true }],
    ["a hash, and that it was cancelled", { txHash: "0x1", cancelled: true }],
    ["a word of its own", { sent: "true" }],
    ["a word", "sent"],
  ])("(%s) has neither sent nor declined", async (_, answer) => {
    const onError = vi.fn<(error: RampError) => void>();
    const onEvent = vi.fn<(event: RampEvent) => void>();
    const onSellDeposit = vi.fn(async () => answer as DepositResult);
    const { fake, unmount } = await sell({ onSellDeposit, onError, onEvent });
    await asks(fake);
    await waitForPhase("error");
    expect(screen.getByRole("alert")).toHaveTextContent(english.errors["deposit-failed"]);
    for (const wrong of [english.deposited, english["deposit-declined"]])
      expect(root()).not.toHaveTextContent(wrong);
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: "deposit-failed" })]]);
    expect(onError.mock.calls[0]?.[0].cause).toBeInstanceOf(TypeError);
    expect(onEvent.mock.calls.map(([{ type }]) => type)).not.toContain("deposit-resolved");
    expect(stored()).toEqual([expect.objectContaining({ deposit: "unknown", mayBePaid: true })]);

    // After a reload it is still not known, and the wallet is not asked.
    unmount();
    clearPageGlobal("opened");
    render(saleWidget(fake, { onSellDeposit, onError }));
    await screen.findByRole("heading", { name: english.unconfirmed.sell });
    expect(getPhase()).toBe("unconfirmed");
    expect(screen.getAllByText(english.errors["deposit-failed"])).not.toHaveLength(0);
    await waitFor(() =>
      expect(document.querySelector(".ramp-live")).toHaveTextContent(
        english.errors["deposit-failed"],
      ),
    );
    expect([onSellDeposit.mock.calls.length, onError.mock.calls.length]).toEqual([1, 1]);
  });

  test("is a mistake that TypeScript finds", () => {
    const props: RampOptions[] = [
      // @ts-expect-error -- a `return` is missing
      { currency: "USDT", onSellDeposit: async () => {} },
      // @ts-expect-error -- it says nothing
      { currency: "USDT", onSellDeposit: async () => ({}) },
      // @ts-expect-error -- what was not sent has been declined
      { currency: "USDT", onSellDeposit: async () => ({ sent: false }) },
      { currency: "USDT", onSellDeposit: async () => ({ sent: true }) },
    ];
    expect(props).toHaveLength(4);
  });
});
