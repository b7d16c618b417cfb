import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type KycStatus,
  type Order,
  type Ramp,
  RampError,
  type RampEvent,
  type RampStorage,
  RampWidget,
  type RampWidgetFormProps,
  type SkippedVendor,
} from "../../src/index.ts";
import { messages as german } from "../../src/messages/de.ts";
import { english } from "../../src/messages/english.ts";
import { getAnnouncement } from "../../src/widget/getAnnouncement.ts";
import { createFakeQuotes, quoted } from "../browser/createFakeQuotes.ts";
import {
  createFakeVendor,
  type FakeVendor,
  simulateTabReturn,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { createStorage } from "../browser/createStorage.ts";
import { getPhase, waitForPhase } from "../browser/phase.ts";

expectErrors("endpoint-unavailable", "transaction-unreachable");

const click = (element: HTMLElement) => act(async () => element.click());
const press = (name: string | RegExp) => click(screen.getByRole("button", { name }));
const pay = () => screen.getByRole<HTMLInputElement>("textbox", { name: "You pay" });
const type = (value: string) =>
  act(async () => void fireEvent.change(pay(), { target: { value } }));
const priced = () => waitFor(() => expect(screen.getAllByRole("radio")).not.toHaveLength(0));
const submit = () =>
  act(async () => document.querySelector<HTMLElement>("[data-ramp] [type=submit]")?.click());
const dialog = () => document.querySelector("dialog");

function show(
  props: Partial<RampWidgetFormProps> = {},
  vendor: FakeVendor = createFakeVendor(),
  kyc: KycStatus | Error = "verified",
) {
  const quotes = createFakeQuotes();
  quotes.answer(() => [{ ...quoted("pretend"), isBest: true }]);
  const orders: Order[] = [];
  const endpoint = {
    ...quotes.endpoint,
    ...vendor.endpoint,
    async getKycStatus() {
      if (kyc instanceof Error) throw kyc;
      return { status: kyc };
    },
    async createSession(order: Order, context: { idempotencyKey: string; signal: AbortSignal }) {
      orders.push(order);
      return vendor.endpoint.createSession(order, context);
    },
  };
  const onClose = vi.fn<() => void>();
  const onOpenChange = vi.fn<(isOpen: boolean) => void>();
  const vendors = [vendor.vendor];
  const widget = (more: Partial<RampWidgetFormProps> = {}) => (
    <StrictMode>
      <RampWidget
        form={{ defaultCurrency: "ETH", defaultFiatCurrency: "EUR", defaultFiatAmount: "100" }}
        storage={null}
        lang="en"
        {...{ endpoint, vendors, onClose, onOpenChange }}
        {...props}
        {...more}
      />
    </StrictMode>
  );
  const view = render(widget());
  const rerender = (more: Partial<RampWidgetFormProps>) => view.rerender(widget(more));
  return { ...vendor, quotes, orders, onClose, onOpenChange, rerender, unmount: view.unmount };
}

describe("the form", () => {
  test("comes first: nothing is ordered before the user submits it, and then that very order", async () => {
    const { orders, asked, quotes } = show();
    await waitForPhase("ordering");
    await priced();
    expect(asked).toEqual([]);
    await type("250");
    await waitFor(() => expect(quotes.asked.at(-1)?.fiatAmount).toBe("250"));
    await waitFor(() => expect(screen.getByRole("radio")).toBeEnabled());
    await press("Buy ETH for €250.00");
    await waitForPhase("ready");
    expect(orders).toEqual([
      expect.objectContaining({
        mode: "buy",
        currency: "ETH",
        network: "ethereum",
        fiatCurrency: "EUR",
        fiatAmount: "250",
        vendor: "pretend",
      }),
    ]);
  });

  test("asks only the vendors whose pages the app has, and shows no others", async () => {
    const { quotes, orders } = show();
    quotes.answer(() => [quoted("pretend"), quoted("elsewhere", { amount: "9" })]);
    await priced();
    expect(quotes.asked[0]?.alternatives).toEqual(["pretend"]);
    expect(screen.getAllByRole("radio")).toHaveLength(1);
    await submit();
    await waitForPhase("ready");
    expect(orders[0]?.alternatives).toBeUndefined();
  });

  test("begins with the host's defaults, and speaks the widget's language", async () => {
    show({ messages: german, lang: "de", form: { defaultFiatAmount: "1250.5" } });
    const input = await screen.findByRole("textbox", { name: "Sie zahlen" });
    expect(input).toHaveValue("1.250,5");
  });

  test("gives way to a purchase of an earlier visit that may be paid", async () => {
    const all = [{ vendor: "pretend", id: "earlier", mode: "buy", time: Date.now() }];
    let kept: string | null = JSON.stringify(all);
    const storage: RampStorage = {
      getItem: () => kept,
      setItem: (_, value) => void (kept = value),
      removeItem: () => void (kept = null),
    };
    const vendor = createFakeVendor();
    vendor.respondWith({ status: "processing" });
    const { asked } = show({ storage }, vendor);
    await waitForPhase("processing");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(asked).toEqual([]);
  });

  test("is ordered once by a double click", async () => {
    const { orders } = show();
    await priced();
    const button = document.querySelector<HTMLElement>("[type=submit]");
    await act(async () => {
      button?.click();
      button?.click();
    });
    await waitForPhase("ready");
    expect(orders).toHaveLength(1);
  });
});

describe("the way back", () => {
  /** Opens the vendor's page, and leaves it for the form. */
  async function leavesPage() {
    const fake = show({ storage: createStorage() });
    await priced();
    await submit();
    await waitForPhase("ready");
    await press("Change");
    await waitForPhase("ordering");
    return fake;
  }

  test("leads from the vendor's page to the form as it was, and forward to another order", async () => {
    const { orders, onClose } = show();
    await priced();
    await type("250");
    await screen.findByRole("button", { name: "Buy ETH for €250.00" });
    await waitFor(() => expect(document.querySelector("[data-outdated]")).toBeNull());
    await submit();
    await waitForPhase("ready");
    await press("Change");
    await waitForPhase("ordering");
    expect(pay()).toHaveValue("250");
    expect(onClose).not.toHaveBeenCalled();
    await type("40");
    await waitFor(() => expect(document.querySelector("[data-outdated]")).toBeNull());
    await submit();
    await waitForPhase("ready");
    expect(orders.map(({ fiatAmount }) => fiatAmount)).toEqual(["250", "40"]);
  });

  test("opens another session for the same order, because a page opens only once", async () => {
    const { asked } = show();
    await priced();
    await submit();
    await waitForPhase("ready");
    await press("Change");
    await waitForPhase("ordering");
    await priced();
    await submit();
    await waitForPhase("ready");
    expect(asked).toHaveLength(2);
    expect(new Set(asked).size).toBe(2);
    expect(document.querySelectorAll("output")).toHaveLength(1);
  });

  test.each<[string, (fake: ReturnType<typeof show>) => void]>([
    [
      "the vendor's page speaks of a payment",
      ({ frames }) => frames[0]?.emit({ type: "status", status: "paid" }),
    ],
    [
      "the endpoint says that it is paid",
      ({ respondWith }) => respondWith({ status: "processing" }),
    ],
  ])("is closed once %s", async (_, happen) => {
    const fake = show();
    await priced();
    await submit();
    await waitForPhase("ready");
    await act(async () => happen(fake));
    await act(async () => simulateTabReturn());
    await waitFor(() => expect(screen.queryByRole("button", { name: "Change" })).toBeNull());
  });

  test("never ends a purchase that turns out to be paid: it is followed", async () => {
    const { respondWith, asked } = show();
    await priced();
    await submit();
    await waitForPhase("ready");
    respondWith({ status: "processing" });
    await press("Change");
    await waitForPhase("processing");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test.each<[string, boolean]>([
    ["that never answers", true],
    ["that isn't there yet", false],
  ])("doesn't depend on a vendor's page %s", async (_, isReady) => {
    const requestClose = vi.fn<() => void>();
    const vendor = createFakeVendor({
      open({ host, emit }) {
        host.append(document.createElement("output"));
        if (isReady) emit({ type: "ready" });
        return { close: () => {}, requestClose };
      },
    });
    const onEvent = vi.fn<(event: RampEvent) => void>();
    const { onClose } = show({ onEvent }, vendor);
    await priced();
    await submit();
    await waitForPhase(isReady ? "ready" : "loading");
    await press("Change");
    await waitForPhase("ordering");
    expect(requestClose).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
    expect(onEvent.mock.calls.map(([{ type }]) => type)).not.toContain("close");
  });

  test("finds what the user chose, and nothing that they didn't", async () => {
    const { quotes, orders } = show({
      vendors: ["pretend", "other"].map((name) =>
        Object.assign(createFakeVendor().vendor, { name, matches: () => name === "pretend" }),
      ),
    });
    const card = { paymentMethod: "card" };
    quotes.answer(() => [quoted("other", card), quoted("pretend", { ...card, amount: "0.0290" })]);
    await priced();
    await click(screen.getByRole("radio", { name: /Pretend/ }));
    await submit();
    await waitFor(() => expect(orders).toHaveLength(1));
    await press("Change");
    await waitForPhase("ordering");
    await priced();
    expect(screen.getByRole("radio", { name: /Pretend/ })).toBeChecked();
    expect(screen.getByRole("combobox", { name: "Payment method" })).toHaveValue("");
  });

  test("is watched: a payment on the page that was left shows up when the user returns to the tab", async () => {
    const { respondWith, asked } = await leavesPage();
    await act(async () => simulateTabReturn());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(pay()).toHaveValue("100");
    respondWith({ status: "processing" });
    await act(async () => simulateTabReturn());
    await waitForPhase("processing");
    expect(asked).toHaveLength(1);
  });

  test("stays when the user returns to the tab without a connection", async () => {
    const { respondWith } = await leavesPage();
    respondWith(new RampError("transaction-unreachable", "Offline."));
    await act(async () => simulateTabReturn());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(getPhase()).toBe("ordering");
  });

  test("doesn't come back over a purchase that was found, if the connection is lost", async () => {
    const { respondWith } = await leavesPage();
    respondWith({ status: "processing" });
    await act(async () => simulateTabReturn());
    await waitForPhase("processing");
    respondWith(new RampError("transaction-unreachable", "Offline."));
    await act(async () => simulateTabReturn());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  test("looks again at the next return, after a look that failed", async () => {
    const { respondWith } = await leavesPage();
    respondWith(new RampError("transaction-unreachable", "Offline."));
    await act(async () => simulateTabReturn());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    respondWith({ status: "processing" });
    await act(async () => simulateTabReturn());
    await waitForPhase("processing");
  });

  test("waits two seconds for the endpoint before it asks whether the user has paid", async () => {
    const fake = createFakeVendor();
    const { getTransaction } = fake.endpoint;
    let isSilent = false;
    let answer = () => {};
    fake.endpoint.getTransaction = async (...request) => {
      if (isSilent) await new Promise<void>((resolve) => (answer = resolve));
      return getTransaction(...request);
    };
    show({}, fake);
    await priced();
    await submit();
    await waitForPhase("ready");
    isSilent = true;
    await press("Change");
    expect(getPhase()).toBe("ordering");
    expect(document.querySelector("[data-ramp] [aria-busy=true]")).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
    await waitFor(() => expect(getPhase()).toBe("unconfirmed"), { timeout: 5_000 });
    answer();
    await waitForPhase("ordering");
    expect(pay()).toHaveValue("100");
  });

  test("is open when no session could be made", async () => {
    const fake = show();
    fake.vendor.parseSession = () => {
      throw new Error("This session can't be read.");
    };
    vi.spyOn(console, "error").mockImplementation(() => {});
    await priced();
    await submit();
    await waitForPhase("error");
    await press("Change");
    await waitForPhase("ordering");
  });
});

test("while the form is shown, screen readers hear nothing of the purchase behind it", async () => {
  const ramp = { phase: "unconfirmed", order: { mode: "buy" } } as Ramp;
  const shown = { phase: "ordering", form: <p />, summary: undefined } as const;
  expect(getAnnouncement(ramp, undefined, english)).toBe("Have you already paid?");
  expect(getAnnouncement(ramp, shown, english)).toBe("");
});

test("above the vendor's page stands what was ordered, and from whom", async () => {
  show();
  await priced();
  await submit();
  await waitForPhase("ready");
  expect(document.querySelector(".ramp-order-placed p")).toHaveTextContent(
    "Buy ETH for €100.00Pretend · Ethereum (ERC20)",
  );
});

describe("the host's `form`", () => {
  test("is what the form begins with: a later render changes nothing that the user sees", async () => {
    const { rerender } = show();
    await priced();
    rerender({ form: { defaultCurrency: "USDT", defaultFiatCurrency: "USD" } });
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.getByRole("combobox", { name: "Currency" })).toHaveValue("EUR");
  });

  test("may be taken away: a purchase in progress stays where it is", async () => {
    const { rerender, asked } = show();
    await priced();
    await submit();
    await waitForPhase("ready");
    rerender({ form: undefined, currency: "ETH", fiatAmount: "100", fiatCurrency: "EUR" } as never);
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(document.querySelectorAll("output")).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  test("may be taken away before a purchase: the host's order begins", async () => {
    const { rerender, orders } = show();
    await priced();
    rerender({ form: undefined, currency: "ETH", fiatAmount: "70", fiatCurrency: "EUR" } as never);
    await waitForPhase("ready");
    expect(orders[0]?.fiatAmount).toBe("70");
  });
});

test.each(["completed", "failed", "cancelled"] as const)(
  "a host that shows the form from the next purchase on gets it after this one is %s",
  async (status) => {
    const fake = show({ form: undefined, currency: "ETH", fiatAmount: "100" } as never);
    await waitForPhase("ready");
    fake.rerender({ form: true, currency: undefined, fiatAmount: undefined } as never);
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(getPhase()).toBe("ready");
    fake.respondWith({ status });
    await act(async () => simulateTabReturn());
    await waitForPhase(status);
    if (status === "completed") {
      await press("Buy again");
      await waitForPhase("ordering");
    } else expect(document.querySelectorAll("output")).toHaveLength(1);
  },
);

describe("a second attempt after no session could be made", () => {
  async function fails() {
    const vendor = createFakeVendor();
    const { createSession } = vendor.endpoint;
    let isDown = true;
    vendor.endpoint.createSession = async (order, context) => {
      if (isDown) throw new RampError("endpoint-unavailable", "Down.");
      return createSession(order, context);
    };
    const fake = show({}, vendor);
    await priced();
    await submit();
    await waitForPhase("error");
    isDown = false;
    return fake;
  }

  test("places the order again while the price is new", async () => {
    const { orders } = await fails();
    await press("Try again");
    await waitForPhase("ready");
    expect(orders).toHaveLength(2);
  });

  test("shows the form first once the price is old", async () => {
    const { orders } = await fails();
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
    await press("Try again");
    await waitForPhase("ordering");
    expect(orders).toHaveLength(1);
    vi.mocked(Date.now).mockRestore();
  });
});

describe("another purchase", () => {
  test("begins in the form, with today's price", async () => {
    const { respondWith, asked } = show();
    await priced();
    await submit();
    await waitForPhase("ready");
    respondWith({ status: "completed" });
    await act(async () => simulateTabReturn());
    await waitForPhase("completed");
    await press("Buy again");
    await waitForPhase("ordering");
    expect(asked).toHaveLength(1);
    await priced();
    await submit();
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(new Set(asked).size).toBe(2);
  });

  test("gives way to news of the last one", async () => {
    const { respondWith } = show();
    await priced();
    await submit();
    await waitForPhase("ready");
    respondWith({ status: "failed" });
    await act(async () => simulateTabReturn());
    await waitForPhase("failed");
    await press("Try again");
    await waitForPhase("ordering");
    respondWith({ status: "completed" });
    await act(async () => simulateTabReturn());
    await waitForPhase("completed");
  });
});

describe("in a modal", () => {
  const open = async () => {
    const fake = show({ presentation: "modal" });
    await click(await screen.findByRole("button", { name: "Start buying" }));
    await waitForPhase("ordering");
    await priced();
    return fake;
  };

  test("the form is its first step, and the way back keeps it open", async () => {
    const { asked, onOpenChange } = await open();
    expect(asked).toEqual([]);
    await submit();
    await waitForPhase("ready");
    await press("Change");
    await waitForPhase("ordering");
    expect(dialog()).toHaveAttribute("open");
    expect(onOpenChange.mock.calls).toEqual([[true]]);
  });

  test("closing asks nothing before an order, and the form is there again afterwards", async () => {
    await open();
    await act(() => userEvent.keyboard("{Escape}"));
    await waitFor(() => expect(dialog()).toBeNull());
    await press("Start buying");
    await waitForPhase("ordering");
  });

  test("the amount is there again when it is reopened", async () => {
    await open();
    await type("42");
    await press("Close");
    await press("Start buying");
    await waitForPhase("ordering");
    expect(pay()).toHaveValue("42");
  });

  test("closing from a slot closes it, though no session was there yet", async () => {
    const vendor = createFakeVendor();
    vendor.endpoint.createSession = async () => {
      throw new RampError("endpoint-unavailable", "Down.");
    };
    const slots: RampWidgetFormProps["slots"] = {
      error: ({ ramp }) => (
        <button type="button" onClick={() => ramp.close()}>
          Give up
        </button>
      ),
    };
    show({ presentation: "modal", defaultOpen: true, slots }, vendor);
    await priced();
    await submit();
    await waitForPhase("error");
    await press("Give up");
    await waitFor(() => expect(dialog()).toBeNull());
  });

  test("a reopened modal shows the purchase in progress, not the form", async () => {
    const { respondWith } = await open();
    await submit();
    await waitForPhase("ready");
    respondWith({ status: "processing" });
    await act(async () => simulateTabReturn());
    await waitForPhase("processing");
    await press("Close");
    await press("View your purchase");
    await waitForPhase("processing");
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  test("after a result that the user saw, it opens with the form", async () => {
    const { respondWith } = await open();
    await submit();
    await waitForPhase("ready");
    respondWith({ status: "completed" });
    await act(async () => simulateTabReturn());
    await waitForPhase("completed");
    await press("Close");
    await press("Start buying");
    await waitForPhase("ordering");
  });
});

test.each<[string, unknown, readonly SkippedVendor[]]>([
  ["none", undefined, []],
  [
    "one",
    [{ vendor: "acme", reason: "rate-limited" }],
    [{ vendor: "acme", reason: "rate-limited" }],
  ],
  ["a malformed one", [null, 3, { vendor: "<b>" }], []],
  ["no list", "acme", []],
])(
  "the host hears which vendor serves the order, and which were skipped: %s",
  async (_, skipped, told) => {
    const vendor = createFakeVendor();
    vendor.endpoint.createSession = async () => ({ id: "one", skipped });
    const onEvent = vi.fn<(event: RampEvent) => void>();
    show({ onEvent }, vendor);
    await priced();
    await submit();
    await waitForPhase("ready");
    const sessions = onEvent.mock.calls.flatMap(([event]) =>
      event.type === "session" ? [event] : [],
    );
    expect(sessions).toEqual([{ type: "session", vendor: "pretend", skipped: told }]);
  },
);

describe("the identity check", () => {
  test.each<[KycStatus, RegExp]>([
    ["not_started", /^Pretend will ask for your ID, so have it ready/],
    ["pending", /^Pretend is still checking your ID/],
    ["failed", /^Pretend couldn't verify your ID last time/],
  ])("is announced before the payment page opens: %s", async (kyc, note) => {
    show({}, createFakeVendor(), kyc);
    expect(await screen.findByText(note)).toBeInTheDocument();
  });

  test.each<[string, KycStatus | Error]>([
    ["is passed", "verified"],
    ["is unknown", "unknown"],
    ["can't be asked for", new RampError("endpoint-not-found", "No such route.")],
  ])("isn't mentioned if it %s", async (_, kyc) => {
    show({}, createFakeVendor(), kyc);
    await priced();
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(document.querySelector(".ramp-order-note")).toBeNull();
  });
});
