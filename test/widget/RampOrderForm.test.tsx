import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import {
  type Order,
  type RampDisclosureProps,
  RampError,
  RampOrderForm,
  type RampOrderFormProps,
  RampProvider,
  type UnavailableReason,
} from "../../src/index.ts";
import type { VendorInput } from "../../src/vendors/Vendor.ts";
import { messages as arabic } from "../../src/messages/ar.ts";
import { messages as german } from "../../src/messages/de.ts";
import { createFakeQuotes, type FakeQuotes, quoted } from "../browser/createFakeQuotes.ts";
import { expectErrors } from "../browser/expectErrors.ts";

const root = () => document.querySelector<HTMLElement>("[data-order]");
const reach = (status: string) =>
  waitFor(() => expect(root()).toHaveAttribute("data-status", status));
const field = (label: RegExp | string) =>
  screen.getByRole<HTMLInputElement>("textbox", { name: label });
const pay = () => field(/^You pay/);
const receive = () => field(/^You receive/);
const type = (input: HTMLElement, value: string) =>
  act(async () => void fireEvent.change(input, { target: { value } }));
const button = (name: RegExp | string) => screen.getByRole("button", { name });
const submit = () => act(async () => root()?.querySelector<HTMLElement>("[type=submit]")?.click());
const isFresh = () =>
  waitFor(() => expect(root()?.querySelector("fieldset:not([data-outdated])")).toBeTruthy());
const announced = (text: string | RegExp) =>
  waitFor(() =>
    expect(
      screen
        .getAllByRole("status")
        .map(({ textContent }) => textContent)
        .join("|"),
    ).toMatch(text),
  );

function show(props: RampOrderFormProps = {}, fake: FakeQuotes = createFakeQuotes()) {
  const onSubmit = vi.fn<(order: Order) => unknown>();
  const view = render(
    <StrictMode>
      <RampOrderForm
        endpoint={fake.endpoint}
        storage={null}
        lang="en"
        defaultFiatAmount="100"
        onSubmit={onSubmit}
        {...props}
      />
    </StrictMode>,
  );
  return { ...fake, onSubmit, rerender: view.rerender };
}

const ORDER = { mode: "buy", currency: "ETH", network: "ethereum", fiatCurrency: "EUR" };

describe("the offers", () => {
  test("are one control: what each vendor gives, the best marked and chosen, one without a price", async () => {
    show();
    await reach("offers");
    const group = screen.getByRole("group", { name: "Provider" });
    const options = within(group).getAllByRole("radio");
    expect(options.map((one) => (one as HTMLInputElement).checked)).toEqual([true, false, false]);
    expect(options.map((one) => (one as HTMLInputElement).labels?.[0]?.textContent)).toEqual([
      "Acme Best price about 0.030\u00a0ETH",
      "Bolt  about 0.029\u00a0ETH",
      "Coin  Price shown by the provider",
    ]);
    expect(receive()).toHaveValue("0.030");
  });

  test("show their fees, each on its own", async () => {
    show();
    await reach("offers");
    const [fees] = root()?.querySelectorAll("details") ?? [];
    expect(fees?.querySelector("summary")).toHaveAccessibleName("Fees: Acme");
    const rows = Array.from(fees?.querySelectorAll("dl > div") ?? [], (row) => row.textContent);
    expect(rows).toEqual(["Network fee€0.60", "Provider fee€1.50", "Total fees (included)€2.10"]);
  });

  test("that are paid in crypto say so, and aren't shown like a price", async () => {
    const fake = createFakeQuotes();
    fake.answer(() => [
      quoted("acme"),
      quoted("bolt", { amount: "0.03", fiatAmount: undefined, paidInCrypto: true }),
      quoted("coin", { amount: "0.03", fiatAmount: undefined }),
    ]);
    show({ defaultFiatAmount: undefined, defaultAmount: "0.03" }, fake);
    await reach("offers");
    const rows = screen.getAllByRole("radio").map((one) => one.closest("label")?.textContent);
    expect(rows).toEqual([
      "Acme  about €100.00",
      "Bolt  Send 0.03\u00a0ETH from another wallet",
      "Coin  Price shown by the provider",
    ]);
  });

  test("that are binding aren't called estimates", async () => {
    const fake = createFakeQuotes();
    fake.answer(() => [quoted("acme", { isBinding: true, amount: "0.030000000001" })]);
    show({}, fake);
    await reach("offers");
    expect(screen.getByRole("radio").closest("label")).toHaveTextContent("0.030000000001 ETH");
    expect(root()?.querySelector("form")).not.toHaveTextContent(/about|estimate/);
  });

  test("of vendors that refuse say why, with the limit as the language writes it", async () => {
    const fake = createFakeQuotes();
    const limits = [{ currency: "EUR", min: "1250.5" }];
    fake.answer(() => [
      quoted("acme"),
      { vendor: "bolt", status: "unavailable", reason: "amount-too-low", limits },
      { vendor: "coin", status: "unavailable", reason: "country-unsupported" },
      { vendor: "dime", status: "unavailable", reason: "of-the-future" as never },
    ]);
    show({ messages: german, lang: "de" }, fake);
    await reach("offers");
    expect(
      screen
        .getAllByRole("listitem")
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      "Bolt Der Mindestbetrag ist 1.250,50\u00a0€.",
      "Coin In Ihrem Land nicht verfügbar.",
      "Dime Kann diesen Auftrag nicht ausführen.",
    ]);
  });

  test("of hostile words are text, and nothing else", async () => {
    const evil = '<img src=x onerror="alert(1)">';
    const fake = createFakeQuotes();
    const fees = { currency: evil, total: {}, network: evil } as never;
    fake.answer(() => [
      { ...quoted(evil, { fees, paymentMethod: evil }), limits: [null] as never },
    ]);
    show({}, fake);
    await reach("offers");
    expect(root()?.querySelector("img")).toBeNull();
    expect(root()).toHaveTextContent(evil);
  });

  test("are asked for again while the order changes: the old ones stay, dimmed", async () => {
    const fake = createFakeQuotes();
    show({}, fake);
    await reach("offers");
    let answer = () => {};
    fake.answer(
      () =>
        new Promise((resolve) => (answer = () => resolve([quoted("acme", { amount: "0.06" })]))),
    );
    await type(pay(), "200");
    const list = screen.getByRole("group", { name: "Provider" });
    expect(list).toHaveAttribute("data-outdated");
    expect(list).toHaveAttribute("aria-busy", "true");
    expect(screen.getAllByRole("radio")).toHaveLength(3);
    await waitFor(() => expect(fake.asked.at(-1)).toEqual({ ...ORDER, fiatAmount: "200" }));
    await act(async () => answer());
    await waitFor(() => expect(receive()).toHaveValue("0.06"));
    expect(screen.getByRole("group", { name: "Provider" })).not.toHaveAttribute("data-outdated");
  });
});

describe("an amount", () => {
  test("may be typed on either side", async () => {
    const { asked } = show();
    await reach("offers");
    await type(receive(), "0.25");
    await waitFor(() => expect(asked.at(-1)).toEqual({ ...ORDER, amount: "0.25" }));
    await waitFor(() => expect(pay()).toHaveValue("100.00"));
    expect(button("Buy 0.25\u00a0ETH")).toBeVisible();
  });

  test("is read as the language writes it, and in another language still the same", async () => {
    const fake = createFakeQuotes();
    const props = { endpoint: fake.endpoint, storage: null };
    const view = render(
      <RampOrderForm {...props} lang="de" messages={german} defaultFiatAmount="1000" />,
    );
    expect(field("Sie zahlen")).toHaveValue("1.000");
    await waitFor(() => expect(fake.asked.at(-1)?.fiatAmount).toBe("1000"));
    await type(field("Sie zahlen"), "1.250,50");
    await waitFor(() => expect(fake.asked.at(-1)?.fiatAmount).toBe("1250.5"));
    view.rerender(<RampOrderForm {...props} lang="en" />);
    expect(pay()).toHaveValue("1,250.5");
    expect(fake.asked.at(-1)?.fiatAmount).toBe("1250.5");
  });

  test("that can't be read is no guess: the user is asked, and vendors aren't", async () => {
    const { asked } = show();
    await reach("offers");
    const before = asked.length;
    await type(pay(), "1,5");
    await reach("problem");
    expect(pay()).toHaveAccessibleDescription("Enter an amount like 1,250.50.");
    expect(pay()).toBeInvalid();
    await announced("Enter an amount like");
    await submit();
    expect(document.activeElement).toBe(pay());
    expect(asked).toHaveLength(before);
    await type(pay(), "1.234");
    await reach("problem");
    await type(pay(), "100,5");
    await act(async () => button("Use €100.50").click());
    expect(pay()).toHaveValue("100.5");
    expect(document.activeElement).toBe(pay());
    await waitFor(() => expect(asked.at(-1)?.fiatAmount).toBe("100.5"));
  });

  test.each([
    ["9.99", "The minimum is €10.00.", "Use €10.00", "10"],
    ["9,001", "The maximum is €9,000.00.", "Use €9,000.00", "9000"],
  ])("of %s is outside of every limit: %s", async (text, sentence, use, amount) => {
    const fake = createFakeQuotes();
    const limits = [{ currency: "EUR", min: "10", max: "9000" }];
    fake.answer(() => [{ ...quoted("acme"), limits }]);
    const { asked } = show({}, fake);
    await reach("offers");
    const before = asked.length;
    await type(pay(), text);
    await reach("problem");
    expect(pay()).toHaveAccessibleDescription(sentence);
    await announced(sentence);
    await act(async () => button(use).click());
    await waitFor(() => expect(asked.at(-1)?.fiatAmount).toBe(amount));
    expect(asked).toHaveLength(before + 1);
  });

  test("is asked for if a vendor may take it, whatever the limits of another one", async () => {
    const fake = createFakeQuotes();
    const limits = [{ currency: "EUR", min: "10" }];
    fake.answer(() => [{ ...quoted("acme"), limits }, quoted("bolt")]);
    const vendors = ["acme", "bolt"].map((name) => ({ name }) as VendorInput);
    show({ vendors, defaultFiatAmount: "5" }, fake);
    await reach("offers");
    await type(pay(), "6");
    await waitFor(() => expect(fake.asked.at(-1)?.fiatAmount).toBe("6"));
  });

  test("isn't asked for if the page's only vendor is known not to take it", async () => {
    const vendors = [{ name: "acme" } as VendorInput];
    const { asked } = show({ vendors, defaultFiatAmount: "5" });
    await reach("problem");
    expect(pay()).toHaveAccessibleDescription("The minimum is €10.00.");
    expect(asked).toEqual([]);
  });

  test("that every vendor found too low isn't asked for again", async () => {
    const fake = createFakeQuotes();
    const limits = [{ currency: "EUR", min: "50" }];
    fake.answer(({ fiatAmount }) =>
      Number(fiatAmount) < 50
        ? [{ vendor: "acme", status: "unavailable", reason: "amount-too-low", limits }]
        : [{ ...quoted("acme"), limits }],
    );
    show({ defaultFiatAmount: "20" }, fake);
    await reach("problem");
    expect(pay()).toHaveAccessibleDescription("The minimum is €50.00.");
    await type(pay(), "30");
    expect(pay()).toHaveAccessibleDescription("The minimum is €50.00.");
    await type(pay(), "50");
    await reach("offers");
    expect(fake.asked.map(({ fiatAmount }) => fiatAmount)).toEqual(["20", "50"]);
  });

  test("is missing only after the user tried without one", async () => {
    const { onSubmit } = show({ defaultFiatAmount: undefined });
    await reach("idle");
    expect(pay()).not.toBeInvalid();
    await act(async () => button("Buy").click());
    expect(pay()).toHaveAccessibleDescription("Enter an amount.");
    expect(document.activeElement).toBe(pay());
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test("has the numeric keyboard of phones, and letters that they don't zoom into", async () => {
    show();
    await reach("offers");
    for (const input of [pay(), receive()]) {
      expect(input.inputMode).toBe("decimal");
      expect(Number.parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16);
    }
    for (const select of screen.getAllByRole("combobox"))
      expect(Number.parseFloat(getComputedStyle(select).fontSize)).toBeGreaterThanOrEqual(16);
  });
});

describe("the order", () => {
  test("goes to the first vendor, or another that serves it", async () => {
    const fake = createFakeQuotes();
    fake.answer(() => [
      quoted("acme"),
      quoted("bolt", { amount: "0.0298" }),
      quoted("coin", { amount: "0.02" }),
    ]);
    const { onSubmit } = show({}, fake);
    await reach("offers");
    await isFresh();
    expect(button("Buy ETH for €100.00")).toHaveAttribute("aria-disabled", "false");
    await submit();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      ...ORDER,
      fiatAmount: "100",
      vendor: "acme",
      alternatives: ["bolt"],
    });
  });

  test("goes to the vendor that the user chose, and to no other", async () => {
    const { onSubmit } = show();
    await reach("offers");
    await act(async () => screen.getByRole("radio", { name: /^Bolt/ }).click());
    expect(receive()).toHaveValue("0.029");
    await submit();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      ...ORDER,
      fiatAmount: "100",
      vendor: "bolt",
    });
  });

  test("has the chosen asset, network, money and payment method", async () => {
    const { asked } = show();
    await reach("offers");
    const choose = (name: string, value: string) =>
      act(
        async () =>
          void fireEvent.change(screen.getByRole("combobox", { name }), { target: { value } }),
      );
    await choose("Cryptocurrency", "USDT");
    await choose("Network", "ethereum");
    await choose("Currency", "USD");
    await choose("Payment method", "bank_transfer");
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({
        mode: "buy",
        currency: "USDT",
        network: "ethereum",
        fiatCurrency: "USD",
        paymentMethod: "bank_transfer",
        fiatAmount: "100",
      }),
    );
  });

  test("of a double click is one order", async () => {
    const { onSubmit } = show();
    await reach("offers");
    await submit();
    await submit();
    await act(async () => void fireEvent.submit(root()?.querySelector("form") as HTMLElement));
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("can't be placed again until the host has dealt with it", async () => {
    let settle = () => {};
    const onSubmit = vi.fn<(order: Order) => unknown>(
      () => new Promise<void>((resolve) => (settle = resolve)),
    );
    show({ onSubmit });
    await reach("offers");
    await submit();
    expect(button("One moment…")).toHaveAttribute("aria-disabled", "true");
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 5000);
    await submit();
    expect(onSubmit).toHaveBeenCalledOnce();
    await act(async () => settle());
    await submit();
    expect(onSubmit).toHaveBeenCalledTimes(2);
  });

  test("isn't placed before the user has seen its price", async () => {
    const fake = createFakeQuotes();
    const { onSubmit } = show({}, fake);
    await reach("offers");
    await type(pay(), "200");
    await submit();
    await waitFor(() => expect(fake.asked.at(-1)?.fiatAmount).toBe("200"));
    await isFresh();
    expect(button("Buy ETH for €200.00")).toHaveAttribute("aria-disabled", "false");
    expect(onSubmit).not.toHaveBeenCalled();
    await submit();
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

describe("a quote that has expired", () => {
  const soon = () => new Date(Date.now() + 50).toISOString();

  async function showExpired(next: string) {
    const fake = createFakeQuotes();
    fake.answer(() => [quoted("acme", { expiresAt: soon() })]);
    const shown = show({}, fake);
    await reach("offers");
    await waitFor(() =>
      expect(screen.getByRole("group", { name: "Provider" })).toHaveAttribute("data-outdated"),
    );
    fake.answer(() => [quoted("acme", { amount: next })]);
    const before = fake.asked.length;
    await submit();
    await waitFor(() => expect(fake.asked.length).toBe(before + 1));
    return shown;
  }

  test("is asked for again before the order is placed", async () => {
    const { onSubmit } = await showExpired("0.0298");
    await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
    expect(screen.queryByText("The price has changed")).toBeNull();
  });

  test("and got worse is shown to the user, who may accept it", async () => {
    const { onSubmit } = await showExpired("0.0280");
    await screen.findByText("The price has changed");
    expect(screen.getByText("You'd now receive 0.028 ETH instead of 0.030 ETH.")).toBeVisible();
    await announced(/The price has changed\. You'd now receive 0\.028\sETH instead of 0\.030\sETH/);
    expect(onSubmit).not.toHaveBeenCalled();
    // The form ignores an answer in the first second, before the user can read the question.
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    await act(async () => button("Accept the new price").click());
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      ...ORDER,
      fiatAmount: "100",
      vendor: "acme",
    });
  });

  test("and got worse is forgotten if the user changes the order", async () => {
    const { onSubmit } = await showExpired("0.0280");
    await screen.findByText("The price has changed");
    await type(pay(), "101");
    expect(screen.queryByText("The price has changed")).toBeNull();
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe("if no vendor serves the order", () => {
  test("the form says so, and offers what may work", async () => {
    const fake = createFakeQuotes();
    fake.answer(({ paymentMethod }) =>
      paymentMethod
        ? [{ vendor: "acme", status: "unavailable", reason: "method-unsupported" }]
        : [quoted("acme")],
    );
    show({ defaultPaymentMethod: "card" }, fake);
    await reach("problem");
    expect(screen.getByText("No provider can take this order")).toBeVisible();
    await announced("No provider can take this order");
    await act(async () => button("Use any payment method").click());
    await reach("offers");
    expect(screen.getByRole("combobox", { name: "Payment method" })).toHaveValue("");
  });

  test.each<[string, UnavailableReason, RegExp | null]>([
    ["another order may help", "order-unsupported", /Try another amount/],
    ["no other order helps", "country-unsupported", null],
    ["no other order helps", "user-refused", null],
    ["it may be over soon", "switched-off", /You could try:.*Try again/],
  ])("the form offers no way that leads nowhere: %s (%s)", async (_, reason, hint) => {
    const fake = createFakeQuotes();
    fake.answer(() => [{ vendor: "acme", status: "unavailable", reason }]);
    show({}, fake);
    await reach("problem");
    const panel = root()?.querySelector("[data-panel]");
    expect(panel).toHaveTextContent(/^No provider can take this order/);
    if (hint) expect(panel).toHaveTextContent(hint);
    else expect(panel).toHaveTextContent(/^No provider can take this order$/);
  });

  test("that the user chose, the others aren't taken without asking", async () => {
    const fake = createFakeQuotes();
    const { onSubmit } = show({ vendorNames: { bolt: "Bolt Pay" } }, fake);
    await reach("offers");
    await act(async () => screen.getByRole("radio", { name: /^Bolt Pay/ }).click());
    fake.answer(() => [
      quoted("acme"),
      { vendor: "bolt", status: "unavailable", reason: "user-limit" },
    ]);
    await type(pay(), "200");
    await reach("problem");
    expect(screen.getByText(/^Bolt Pay can't take this order\./)).toBeVisible();
    await submit();
    expect(onSubmit).not.toHaveBeenCalled();
    await act(async () => screen.getByRole("radio", { name: /^Acme/ }).click());
    await reach("offers");
    await submit();
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

describe("an error", () => {
  expectErrors("forbidden", "endpoint-not-found");

  test("of the quotes is told in words, with a way on", async () => {
    const fake = createFakeQuotes();
    fake.answer(() => {
      throw new RampError("forbidden", "Refused by the test.", { stage: "session" });
    });
    show({}, fake);
    await reach("error");
    expect(await screen.findByRole("alert")).toHaveTextContent("Your account isn't allowed");
    fake.answer(() => [quoted("acme")]);
    await act(async () => button("Try again").click());
    await reach("offers");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("of the options leaves a form that works with the defaults", async () => {
    const fake = createFakeQuotes();
    const endpoint = { ...fake.endpoint, getOrderOptions: undefined };
    show({ endpoint, defaultCurrency: "ETH", defaultFiatCurrency: "EUR" }, fake);
    await reach("offers");
    expect(fake.asked.at(-1)).toEqual({
      mode: "buy",
      currency: "ETH",
      fiatCurrency: "EUR",
      fiatAmount: "100",
    });
  });
});

describe("options that take their time", () => {
  const silent = () => new Promise<never>(() => {});

  test("are waited for in sight of a placeholder", async () => {
    const fake = createFakeQuotes();
    show({ endpoint: { ...fake.endpoint, getOrderOptions: silent } }, fake);
    await reach("loading");
    expect(root()?.querySelector(".ramp-order-skeleton")).toBeVisible();
    expect(fake.asked).toEqual([]);
  });

  test("don't keep the user from an order that the host's defaults name", async () => {
    const fake = createFakeQuotes();
    const endpoint = { ...fake.endpoint, getOrderOptions: silent };
    const { onSubmit } = show(
      { endpoint, defaultCurrency: "ETH", defaultFiatCurrency: "EUR" },
      fake,
    );
    await reach("offers");
    await submit();
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

test("the host's disclosure is above the button, and knows the order", async () => {
  const Disclosure = ({ form }: RampDisclosureProps) => (
    <p data-testid="disclosure">You buy {form.currency} on your own risk.</p>
  );
  show({ slots: { disclosure: Disclosure } });
  await reach("offers");
  const disclosure = screen.getByTestId("disclosure");
  expect(disclosure).toHaveTextContent("You buy ETH on your own risk.");
  expect(
    disclosure.compareDocumentPosition(button(/^Buy ETH/)) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).toBeTruthy();
});

test("a sale asks for the crypto first, and pays out the money", async () => {
  const fake = createFakeQuotes();
  const { onSubmit } = show(
    { mode: "sell", defaultAmount: "0.03", defaultFiatAmount: undefined },
    fake,
  );
  await reach("offers");
  const [first] = screen.getAllByRole("textbox");
  expect(first).toBe(field("You sell"));
  expect(receive()).toHaveValue("100.00");
  await act(async () => button("Sell 0.03\u00a0ETH").click());
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ mode: "sell", amount: "0.03" });
});

test("a default that the options lack stays chosen, and vendors are asked for it", async () => {
  const { asked } = show({ defaultCurrency: "BTC", defaultNetwork: "mainnet" });
  await reach("offers");
  expect(asked.at(-1)).toMatchObject({ currency: "BTC", network: "mainnet" });
  expect(screen.getByRole("combobox", { name: "Cryptocurrency" })).toHaveValue("BTC");
});

test("options that the host gives aren't requested", async () => {
  const fake = createFakeQuotes();
  const getOrderOptions = vi.fn(async () => ({}));
  const options = {
    assets: [{ mode: "buy" as const, currency: "BTC", network: "mainnet", vendors: ["acme"] }],
    fiatCurrencies: [],
  };
  const endpoint = { ...fake.endpoint, getOrderOptions };
  show({ endpoint, options, defaultFiatCurrency: "CHF" }, fake);
  await reach("offers");
  expect(getOrderOptions).not.toHaveBeenCalled();
  expect(fake.asked.at(-1)).toMatchObject({ currency: "BTC", fiatCurrency: "CHF" });
});

test("screen readers hear how many offers there are, not every second", async () => {
  show();
  await reach("offers");
  await announced("3 offers available");
  const refresh = root()?.querySelector(".ramp-order-refresh");
  await waitFor(() => expect(refresh).toHaveTextContent(/New prices in \d+ sec/));
  expect(refresh?.closest("[role=status], [aria-live]")).toBeNull();
});

test("its language may run from right to left, and the provider's settings hold", async () => {
  const fake = createFakeQuotes();
  render(
    <RampProvider endpoint={fake.endpoint} messages={arabic} theme="dark">
      <RampOrderForm id="order" className="own" data-testid="mine" defaultFiatAmount="100" />
    </RampProvider>,
  );
  await reach("offers");
  expect(root()).toHaveAttribute("dir", "rtl");
  expect(root()).toHaveAttribute("data-theme", "dark");
  expect(screen.getByTestId("mine")).toBe(root());
  expect(root()).toHaveClass("own");
  expect(screen.getByRole("group", { name: "مزوّد الخدمة" })).toBeVisible();
});

test.each([320, 390, 1280])(
  "nothing sticks out at %i px, however long the words are",
  async (width) => {
    const fake = createFakeQuotes();
    fake.answer(() => [
      quoted("a".repeat(60), { amount: "123456789012345678.12345678", mayRequireDocuments: true }),
      { vendor: "b".repeat(60), status: "unavailable", reason: "asset-unsupported" },
    ]);
    show({ messages: german, lang: "de" }, fake);
    await reach("offers");
    const place = root() as HTMLElement;
    (place.parentElement as HTMLElement).style.width = `${width}px`;
    for (const details of place.querySelectorAll("details")) details.open = true;
    for (const element of place.querySelectorAll("*"))
      expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(
        place.getBoundingClientRect().right,
      );
  },
);
