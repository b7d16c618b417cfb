import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type RampSlotProps, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { messages as arabic } from "../../src/messages/ar.ts";
import { messages as german } from "../../src/messages/de.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("session-malformed");

const root = () => {
  const found = document.querySelector<HTMLElement>("[data-ramp]");
  if (!found) throw new Error("nothing was rendered");
  return found;
};
const reach = (phase: string) => waitFor(() => expect(root().dataset["phase"]).toBe(phase));
afterEach(() => void vi.useRealTimers());

function show(props: Partial<RampWidgetProps> = {}, fake: FakeVendor = createFakeVendor()) {
  const { endpoint, vendor } = fake;
  render(
    <StrictMode>
      <RampWidget
        currency="USDT"
        endpoint={endpoint}
        vendors={[vendor]}
        storage={null}
        {...props}
      />
    </StrictMode>,
  );
  const emit = (message: Parameters<(typeof fake.frames)[0]["emit"]>[0]) =>
    act(async () => fake.frames[0]?.emit(message));
  const becomes = async (status: "processing" | "completed" | "failed", more = {}) => {
    fake.respondWith({ status, ...more });
    act(simulateTabReturn);
    await reach(status);
  };
  return { ...fake, emit, becomes };
}

describe("a language", () => {
  test("is spoken by the whole widget, written by its amounts, and told to the vendor", async () => {
    const { frames, becomes } = show({ messages: german });
    await reach("ready");
    expect(screen.getByRole("region", { name: german.title.buy })).toBe(root());
    expect(frames[0]).toMatchObject({ lang: "de" });
    expect([root().lang, root().dir]).toEqual(["de", "ltr"]);
    await becomes("completed", { amount: "1234.50", currency: "USDT" });
    expect(root().innerText).toContain(german.completed.buy);
    expect(root().innerText).toMatch(/1\.234,50\sUSDT/);
  });

  test("a region comes first for amounts, and single sentences for words", async () => {
    const { frames, becomes } = show({
      messages: { ...german, received: "Eingang" },
      lang: "de-CH",
    });
    await reach("ready");
    expect(frames[0]?.lang).toBe("de-CH");
    await becomes("completed", { amount: "1234.50", currency: "USDT" });
    expect(root().innerText).toMatch(/Eingang\s+1['’]234\.50\sUSDT/);
  });

  // faults H9
  test.each(["pt_BR", "PT-br", "pt-BR"])("written %s is the same to the vendor", async (lang) => {
    const { frames, becomes } = show({ lang, messages: { lang } });
    await reach("ready");
    expect([frames[0]?.lang, root().lang]).toEqual(["pt-BR", "pt-BR"]);
    await becomes("completed", { amount: "1234.50", currency: "USDT" });
    expect(root().innerText).toMatch(/1\.234,50\sUSDT/);
  });

  // faults H9
  test.each(["not a language", "", "_", "x"])(
    "that is none, such as %j, is left out, and nothing throws",
    async (lang) => {
      const { frames, becomes } = show({ lang });
      await reach("ready");
      expect(frames[0]?.lang).toBeUndefined();
      await becomes("completed", { amount: "5.0", currency: "USDT" });
      expect(root().innerText).toMatch(/5[.,]0\sUSDT/);
    },
  );

  // faults H9
  test("in which the host wrote its words may be spelt in any way, and be none", async () => {
    show({ messages: { lang: "not a language" }, presentation: "modal" });
    await reach("idle");
    expect(root().getAttribute("lang")).toBeNull();
  });

  test("that is written from right to left is laid out so", async () => {
    show({ messages: arabic });
    await reach("ready");
    expect(getComputedStyle(root()).direction).toBe("rtl");
  });

  test("English tells the vendor no language: its own setting is better than a guess", async () => {
    const { frames } = show();
    await reach("ready");
    expect(frames[0]?.lang).toBeUndefined();
  });

  test("its words for a vendor reach the vendor", async () => {
    const { frames } = show({ messages: { vendors: { pretend: { hello: "Hallo" } } } });
    await reach("ready");
    expect(frames[0]?.messages).toEqual({ hello: "Hallo" });
  });
});

test.each([
  ["light", "light dark", "light"],
  ["dark", "light", "dark"],
  ["auto", "dark", "dark"],
  ["auto", "light", "light"],
  ["auto", "normal", "light"],
] as const)(
  "theme %s on a page that is %s: the vendor is told %s, with the order and with its frame",
  async (theme, scheme, told) => {
    document.documentElement.style.colorScheme = scheme;
    const fake = createFakeVendor();
    const createSession = vi.spyOn(fake.endpoint, "createSession");
    const { frames } = show({ theme }, fake);
    await reach("ready");
    expect(frames[0]?.theme).toBe(told);
    expect(createSession.mock.calls[0]?.[0]).toMatchObject({ theme: told });
    document.documentElement.style.colorScheme = "";
  },
);

describe("slots", () => {
  const slot =
    (name: string) =>
    ({ ramp, messages }: RampSlotProps) => (
      <p>
        {name}: {ramp.phase}, {ramp.error?.code ?? messages.retry}
      </p>
    );
  const slots = {
    loading: slot("loading"),
    error: slot("error"),
    progress: slot("progress"),
    result: slot("result"),
  };

  test("stand in the place of ours, each with the purchase and the words", async () => {
    const { becomes } = show({ slots });
    expect(screen.getByText("loading: requesting, Try again")).toBeVisible();
    await becomes("processing");
    expect(screen.getByText("progress: processing, Try again")).toBeVisible();
    expect(screen.queryByRole("list")).toBeNull();
    await becomes("completed");
    expect(screen.getByText("result: completed, Try again")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("the one for errors stands in the page's place, or above it", async () => {
    show({ slots, endpoint: { createSession: vi.fn(), getTransaction: vi.fn() } });
    await reach("error");
    expect(screen.getByText("error: error, session-malformed")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a receipt", () => {
  const HASH = `0x${"9f3c2a51d7e84b06".repeat(4)}`;

  test("has the reference and the hash, each named, in one line and to copy", async () => {
    const { becomes } = show();
    await becomes("completed", { txHash: HASH, network: "ERC20" });
    const terms = screen.getAllByRole("term").map(({ textContent }) => textContent);
    expect(terms).toEqual(["Reference", "Transaction hash"]);
    for (const name of ["Copy: Reference", "Copy: Transaction hash"])
      expect(screen.getByRole("button", { name })).toBeVisible();
    const link = screen.getByRole("link", { name: HASH });
    expect(link).toHaveAttribute("href", `https://etherscan.io/tx/${HASH}`);
    expect(new Set(Array.from(link.getClientRects(), ({ top }) => top)).size).toBe(1);
    expect(root().scrollWidth).toBe(root().clientWidth);
  });

  test("links to no explorer that it doesn't know", async () => {
    const { becomes } = show();
    await becomes("completed", { txHash: HASH, network: "sepolia" });
    expect(screen.getByText(HASH)).toBeVisible();
    expect(screen.queryByRole("link")).toBeNull();
  });
});

test("one progress indicator at a time: ours comes when the vendor's page goes", async () => {
  const { becomes, emit } = show();
  await reach("ready");
  expect(screen.queryByRole("list")).toBeNull();
  await becomes("processing");
  expect(screen.queryByRole("list")).toBeNull();
  await emit({ type: "close" });
  const steps = await screen.findAllByRole("listitem");
  expect(steps.map((step) => step.dataset["step"])).toEqual(["done", "current", "next"]);
});

test("classes of the host stand beside ours", async () => {
  const { becomes, emit } = show({ classNames: { button: "btn", panel: "card", steps: "way" } });
  await becomes("processing");
  await emit({ type: "close" });
  await screen.findByRole("list");
  expect(screen.getByRole("list").className).toBe("ramp-steps way");
  await becomes("completed");
  const button = screen.getByRole("button", { name: "Buy again" });
  expect(button.className).toBe("ramp-button btn");
  expect(button.closest(".card")?.className).toBe("ramp-panel card");
});

describe("who waits", () => {
  test("gets a word after five seconds without a session", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    show({ endpoint: { createSession: () => new Promise(() => {}), getTransaction: vi.fn() } });
    await act(() => vi.advanceTimersByTimeAsync(4_900));
    expect(root().innerText).not.toContain("longer than usual");
    await act(() => vi.advanceTimersByTimeAsync(200));
    const word = screen.getByText(/taking longer than usual/);
    expect(word.closest("[role=status]")).not.toBeNull();
  });

  test("gets another where it is the vendor's page that is slow", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    show({}, createFakeVendor({ open: () => () => {} }));
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(root().dataset["phase"]).toBe("loading");
    await act(() => vi.advanceTimersByTimeAsync(5_100));
    expect(screen.getByText(/payment page is slow/)).toBeVisible();
  });
});

test("an identity check is said while it is waited for, and no longer", async () => {
  const { emit, becomes } = show();
  await reach("ready");
  await emit({ type: "status", status: "order_scheduled", pending: "kyc" });
  // Shown, and told to who cannot see it.
  const words = /identity is being verified/;
  const live = () => document.querySelector(".ramp-live");
  expect(await screen.findByText(words)).toBeVisible();
  await waitFor(() => expect(live()).toHaveTextContent(words));
  const expectNothingSaid = () => {
    expect(screen.queryByText(words)).toBeNull();
    expect(live()).not.toHaveTextContent(words);
  };
  await emit({ type: "status", status: "paid" });
  expectNothingSaid();
  await emit({ type: "status", status: "order_scheduled", pending: "kyc" });
  await becomes("processing");
  expectNothingSaid();
});

describe("a sale's deposit", () => {
  const deposit = {
    transactionId: "transaction-1",
    amount: "104.840",
    currency: "USDT",
    network: "TRC20",
    address: "TRx1a2b3c4d5e6f",
  };

  test("is not repeated beside the vendor's page, which says it as well", async () => {
    const { emit } = show({ mode: "sell" });
    await reach("ready");
    await emit({ type: "deposit-requested", deposit });
    expect(screen.queryByText(deposit.address)).toBeNull();
    expect(document.querySelector("output")).toBeInTheDocument();
  });

  test("is shown exactly, and can be copied, where the user sends it by hand and the vendor's page is gone", async () => {
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, "writeText").mockImplementation(
      async (text) => void written.push(text),
    );
    const { emit } = show({ mode: "sell", messages: german });
    await reach("ready");
    await emit({ type: "deposit-requested", deposit });
    await emit({ type: "close" });
    const wanted = await screen.findByRole("region", { name: german.deposit });
    expect(wanted.innerText).toContain("104.840");
    expect(wanted.innerText).toContain("TRC20");
    for (const name of [german.copyAmount, german.copyAddress])
      screen.getByRole("button", { name }).click();
    await waitFor(() => expect(written).toEqual(["104.840", "TRx1a2b3c4d5e6f"]));
    expect(await screen.findAllByText(german.copied)).not.toHaveLength(0);
  });

  test("is shown to be compared, and not to be copied, while the wallet is asked; sent, it is gone", async () => {
    let answer = (_: { txHash: string }) => {};
    const onSellDeposit = () =>
      new Promise<{ txHash: string }>((resolve) => {
        answer = resolve;
      });
    const { emit } = show({ mode: "sell", onSellDeposit });
    await reach("ready");
    await emit({ type: "deposit-requested", deposit });
    await reach("depositing");
    expect(screen.getByText(deposit.address)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Copy/ })).toBeNull();
    await act(async () => answer({ txHash: "0x1" }));
    await reach("deposited");
    expect(screen.queryByText(deposit.address)).toBeNull();
  });

  test("in a purchase no address is ever shown", async () => {
    const { emit } = show({ mode: "buy" });
    await reach("ready");
    await emit({ type: "deposit-requested", deposit });
    expect(screen.queryByText(deposit.address)).toBeNull();
  });
});
