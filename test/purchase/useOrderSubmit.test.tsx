import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Order } from "../../src/index.ts";
import { useOrderSubmit } from "../../src/react/useOrderSubmit.ts";
import type { UseQuotesState } from "../../src/react/useQuotes.ts";
import { quoted } from "../browser/createFakeQuotes.ts";

const ORDER: Order = { mode: "buy", currency: "ETH", fiatCurrency: "EUR", fiatAmount: "100" };

/** Quotes that are up to date, with this amount of crypto. */
function quotesOf(amount: string, more: Partial<UseQuotesState> = {}): UseQuotesState {
  return {
    offers: [quoted("acme", { amount })],
    order: ORDER,
    isLoading: false,
    isFetching: false,
    isOutdated: false,
    expiresAt: Date.now() + 60_000,
    error: undefined,
    refetch: async () => {},
    ...more,
  };
}

function show(first: UseQuotesState) {
  const onSubmit = vi.fn<(order: Order) => unknown>();
  const input = { order: ORDER, isBlocked: false, choice: undefined, slippage: 0.01, onSubmit };
  const { result, rerender } = renderHook(
    (quotes: UseQuotesState) => useOrderSubmit({ ...input, quotes }),
    { initialProps: first },
  );
  return { onSubmit, result, rerender };
}

test("a price that got still worse after the user was asked is shown once more", async () => {
  let answer = () => {};
  const refetch = () => new Promise<void>((resolve) => (answer = resolve));
  const { onSubmit, result, rerender } = show(quotesOf("0.0300", { isOutdated: true, refetch }));
  await act(async () => result.current.submit());
  rerender(quotesOf("0.0280"));
  await act(async () => {
    answer();
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
  expect(result.current.quoteChange?.after?.amount).toBe("0.0280");
  // A minute later, while the user is thinking.
  rerender(quotesOf("0.0200"));
  await act(async () => result.current.submit());
  expect(result.current.quoteChange?.before.amount).toBe("0.0280");
  expect(result.current.quoteChange?.after?.amount).toBe("0.0200");
  expect(onSubmit).not.toHaveBeenCalled();
  await act(async () => result.current.submit());
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ ...ORDER, vendor: "acme" });
});
