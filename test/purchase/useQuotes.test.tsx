import { render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type CustomEndpoint,
  type Offer,
  type Order,
  useKycStatus,
  useOrderOptions,
  useQuotes,
} from "../../src/index.ts";

const ORDER = { mode: "buy", currency: "USDT", fiatCurrency: "EUR", fiatAmount: "100" } as const;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
});

afterEach(() => void vi.useRealTimers());

/** An endpoint whose answers are numbered. */
function start() {
  const getQuotes = vi.fn(async ({ fiatAmount = "" }: Order) => {
    const quote = {
      amount: fiatAmount,
      fiatAmount,
      isBinding: false,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    };
    const offers: Offer[] = [
      { vendor: `v${getQuotes.mock.calls.length}`, status: "quoted", quote },
    ];
    return { offers, now: new Date().toISOString() };
  });
  const endpoint = { getQuotes } as unknown as CustomEndpoint;
  function Page({ order }: { order?: Order | undefined }) {
    const { offers, isLoading, isOutdated, error } = useQuotes({ endpoint, order });
    const shown = offers.map((offer) => offer.vendor).join();
    const state = error?.code ?? (isLoading ? "loading" : isOutdated ? "outdated" : "current");
    return <output>{`${shown} ${state}`}</output>;
  }
  return { getQuotes, Page };
}

const shown = () => screen.getByRole("status").textContent;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("a page shows an order's quotes, and new ones every minute", async () => {
  const { getQuotes, Page } = start();
  render(<Page order={ORDER} />, { wrapper: StrictMode });
  expect(shown()).toBe(" loading");
  await pass(10);
  expect(shown()).toBe("v1 current");
  await pass(60_000);
  await pass(10);
  expect(shown()).toBe("v2 current");
  expect(getQuotes).toHaveBeenCalledTimes(2);
});

test("it asks for the amount that someone has finished typing", async () => {
  const { getQuotes, Page } = start();
  const { rerender } = render(<Page order={{ ...ORDER, fiatAmount: "1" }} />);
  await pass(10);
  for (const fiatAmount of ["10", "100"]) {
    rerender(<Page order={{ ...ORDER, fiatAmount }} />);
    await pass(200);
    expect(shown()).toBe("v1 outdated");
  }
  await pass(300);
  expect(shown()).toBe("v2 current");
  expect(getQuotes.mock.calls.map(([order]) => order.fiatAmount)).toEqual(["1", "100"]);
});

test("a refusal with a time is respected, and the page says so", async () => {
  const { getQuotes, Page } = start();
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { RampError } = await import("../../src/RampError.ts");
  getQuotes.mockRejectedValue(new RampError("rate-limited", "Too often.", { retryAfter: 90 }));
  render(<Page order={ORDER} />);
  await pass(10);
  expect(shown()).toBe(" rate-limited");
  await pass(89_000);
  expect(getQuotes).toHaveBeenCalledTimes(1);
  await pass(2_000);
  expect(getQuotes).toHaveBeenCalledTimes(2);
});

test("a page without an order asks nothing", async () => {
  const { getQuotes, Page } = start();
  render(<Page />);
  await pass(60_000);
  expect(shown()).toBe(" current");
  expect(getQuotes).not.toHaveBeenCalled();
});

test("what can be ordered is asked for once, for the country that the page has now", async () => {
  const getOrderOptions = vi.fn(async ({ country = "" }: { country?: string | undefined }) => ({
    assets: [{ mode: "buy", currency: country, network: "tron", vendors: ["one"] }],
    fiatCurrencies: [],
  }));
  const endpoint = { getOrderOptions } as unknown as CustomEndpoint;
  function Page({ country }: { country: string }) {
    const { options, isLoading } = useOrderOptions({ endpoint, country });
    return <output>{options?.assets[0]?.currency ?? (isLoading ? "loading" : "none")}</output>;
  }
  const { rerender } = render(<Page country="DE" />, { wrapper: StrictMode });
  expect(shown()).toBe("loading");
  await pass(10);
  expect(shown()).toBe("DE");
  rerender(<Page country="DE" />);
  await pass(10);
  expect(getOrderOptions).toHaveBeenCalledTimes(1);
  rerender(<Page country="FR" />);
  await pass(10);
  expect(shown()).toBe("FR");
});

test("the identity check of another vendor is not shown as this one's", async () => {
  const answers = new Map([
    ["one", "verified"],
    ["two", "failed"],
  ]);
  const getKycStatus = vi.fn(async ({ vendor = "" }: { vendor?: string | undefined }) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { status: answers.get(vendor) };
  });
  const endpoint = { getKycStatus } as unknown as CustomEndpoint;
  function Page({ vendor }: { vendor: string }) {
    const { status, error } = useKycStatus({ endpoint, vendor });
    return <output>{status ?? error?.code ?? "unknown"}</output>;
  }
  const { rerender } = render(<Page vendor="one" />, { wrapper: StrictMode });
  await pass(200);
  expect(shown()).toBe("verified");
  rerender(<Page vendor="two" />);
  expect(shown()).toBe("unknown");
  await pass(200);
  expect(shown()).toBe("failed");
  rerender(<Page vendor="three" />);
  await pass(200);
  expect(shown()).toBe("session-malformed");
});

test("functions that are new on every render, without a storage, are asked once", async () => {
  const { getQuotes } = start();
  function Page() {
    const endpoint = { getQuotes } as unknown as CustomEndpoint;
    const { offers } = useQuotes({ endpoint, storage: null, order: ORDER });
    return <output>{offers.map(({ vendor }) => vendor).join()}</output>;
  }
  const { rerender } = render(<Page />, { wrapper: StrictMode });
  await pass(10);
  for (let times = 0; times < 5; times++) {
    rerender(<Page />);
    await pass(300);
  }
  expect(shown()).toBe("v1");
  expect(getQuotes).toHaveBeenCalledTimes(1);
});
