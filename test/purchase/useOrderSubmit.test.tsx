import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Order, RampError } from "../../src/index.ts";
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
    updatedAt: Date.now(),
    error: undefined,
    refetch: async () => {},
    ...more,
  };
}

function show(first: UseQuotesState) {
  const onSubmit = vi.fn<(order: Order) => unknown>();
  const input = { isBlocked: false, choice: undefined, slippage: 0.01, onSubmit };
  const { result, rerender } = renderHook((props) => useOrderSubmit({ ...input, ...props }), {
    initialProps: { quotes: first, order: ORDER },
  });
  return {
    onSubmit,
    result,
    rerender: (quotes: UseQuotesState, order = ORDER) => rerender({ quotes, order }),
  };
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
  expect(result.current.quoteChange?.before.amount).toBe("0.0300");
  expect(result.current.quoteChange?.after?.amount).toBe("0.0200");
  await act(async () => result.current.submit());
  expect(onSubmit).not.toHaveBeenCalled();
  await act(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  await act(async () => result.current.submit());
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ ...ORDER, vendor: "acme" });
});

describe("the price that the user saw", () => {
  const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("isn't one that appeared just before the click", async () => {
    const { onSubmit, result, rerender } = show(quotesOf("0.0300"));
    await wait(10_000);
    rerender(quotesOf("0.0200"));
    await wait(24);
    await act(async () => result.current.submit());
    expect(result.current.quoteChange?.before.amount).toBe("0.0300");
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test("is one that has been on screen for two seconds", async () => {
    const { onSubmit, result, rerender } = show(quotesOf("0.0300"));
    rerender(quotesOf("0.0200"));
    await wait(2_000);
    await act(async () => result.current.submit());
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("isn't one that came while the tab was hidden", async () => {
    const { onSubmit, result, rerender } = show(quotesOf("0.0300"));
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    rerender(quotesOf("0.0200"));
    await wait(10_000);
    await act(async () => result.current.submit());
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test("isn't asked about any more once it is back", async () => {
    const { result, rerender } = show(quotesOf("0.0300"));
    rerender(quotesOf("0.0200"));
    await act(async () => result.current.submit());
    expect(result.current.quoteChange).toBeDefined();
    rerender(quotesOf("0.0299"));
    expect(result.current.quoteChange).toBeUndefined();
  });

  test("and a worse one isn't accepted by the second half of a double click", async () => {
    const { onSubmit, result, rerender } = show(quotesOf("0.0300"));
    rerender(quotesOf("0.0200"));
    await act(async () => result.current.submit());
    await wait(999);
    await act(async () => result.current.submit());
    expect(onSubmit).not.toHaveBeenCalled();
    await wait(1);
    await act(async () => result.current.submit());
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("is the first one for what they entered", async () => {
    const { onSubmit, result, rerender } = show(quotesOf("0.0300"));
    await wait(10_000);
    rerender(quotesOf("0.0200"), { ...ORDER, fiatAmount: "70" });
    await act(async () => result.current.submit());
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

describe("quotes older than the endpoint keeps them", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const old = (more: Partial<UseQuotesState>) =>
    quotesOf("0.0300", { updatedAt: Date.now() - 15_000, ...more });

  test("are requested again, so that a price that changed meanwhile is confirmed", async () => {
    const refetch = vi.fn(async () => rerender(quotesOf("0.0200")));
    const { onSubmit, result, rerender } = show(old({ refetch }));
    await act(async () => result.current.submit());
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(refetch).toHaveBeenCalledOnce();
    expect(result.current.quoteChange?.after?.amount).toBe("0.0200");
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test("are good enough if the endpoint fails, while their vendors keep to them", async () => {
    const error = new RampError("endpoint-unavailable", "Down.");
    const refetch = async () => rerender(old({ error }));
    const { onSubmit, result, rerender } = show(old({ refetch }));
    await act(async () => result.current.submit());
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("are good enough if the endpoint takes longer than five seconds", async () => {
    const refetch = () => new Promise<void>(() => {});
    const { onSubmit, result, rerender } = show(old({ refetch }));
    await act(async () => result.current.submit());
    rerender(old({ refetch, isFetching: true }));
    await act(() => vi.advanceTimersByTimeAsync(4_999));
    expect(onSubmit).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("aren't good enough once they have expired", async () => {
    const refetch = () => new Promise<void>(() => {});
    const { onSubmit, result, rerender } = show(old({ refetch, isOutdated: true }));
    await act(async () => result.current.submit());
    rerender(old({ refetch, isOutdated: true, isFetching: true }));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(result.current.isSubmitting).toBe(true);
  });
});
