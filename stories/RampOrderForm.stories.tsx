import {
  type Offer,
  proof,
  RampError,
  RampOrderForm,
  transak,
  type UnavailableReason,
} from "ramp-widget";
import { messages as arabic } from "ramp-widget/messages/ar";
import { messages as german } from "ramp-widget/messages/de";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { quoteFor, quoting, threeVendors } from "./quoting.ts";
import { RiskWarning } from "./theming/RiskWarning.tsx";

const EUROS = (min: string, max: string) => [{ currency: "EUR", min, max }];

function refusal(vendor: string, reason: UnavailableReason, limits?: Offer["limits"]): Offer {
  return { vendor, status: "unavailable", reason, limits };
}

const meta = preview.meta({
  title: "RampOrderForm",
  component: RampOrderForm,
  // The form reads its defaults once, so other ones mount another form.
  render: (props) => {
    const read = Object.entries(props).filter(([name]) => /^(mode|default)/.test(name));
    return <RampOrderForm key={JSON.stringify(read)} {...props} />;
  },
  args: {
    endpoint: quoting(threeVendors),
    storage: null,
    mode: "buy" as const,
    defaultCurrency: "ETH",
    defaultFiatCurrency: "EUR",
    defaultFiatAmount: "100",
    lang: "en",
    onSubmit: fn(),
  },
  argTypes: {
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    lang: { control: "text" },
    endpoint: { control: false },
    options: { control: false },
    defaultFiatAmount: { control: "text" },
    defaultCurrency: { control: "select", options: ["USDT", "ETH", "BTC"] },
    defaultFiatCurrency: { control: "inline-radio", options: ["EUR", "USD"] },
    defaultPaymentMethod: { control: "inline-radio", options: ["card", "bank_transfer"] },
    assets: { control: false },
    slots: { control: false },
    nonce: { control: false },
    className: { control: false },
    messages: { control: false },
    storage: { control: false },
  },
  parameters: {
    follows: { mode: true },
    docs: {
      source: {
        code: '<RampOrderForm endpoint="/api/ramp" onSubmit={(order) => setOrder(order)} />',
      },
    },
  },
});

async function shows(element: HTMLElement, status: string) {
  const root = element.querySelector("[data-order]");
  await waitFor(() => expect(root).toHaveAttribute("data-status", status));
}

/** Three vendors: the best is chosen, and one says its price only on its own page. */
export const Offers = meta.story({
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByRole("radio", { name: /^Transak Best price/ })).toBeChecked();
    await userEvent.click(canvas.getByRole("button", { name: "Buy ETH for €100.00" }));
    await expect(args.onSubmit).toHaveBeenCalledOnce();
  },
});

/** The same, to try. */
export const ByHand = meta.story({ tags: ["!test"] });

/** The user takes another vendor than the best. */
export const Chosen = meta.story({
  name: "Another provider chosen",
  play: async ({ canvas, canvasElement, userEvent }) => {
    await shows(canvasElement, "offers");
    await userEvent.click(canvas.getByRole("radio", { name: /^Proof/ }));
    await userEvent.click(canvas.getByText("Fees", { selector: "[aria-label='Fees: Proof']" }));
    await expect(
      canvas.getByText("Total fees (included)", { selector: "[open] dt" }),
    ).toBeVisible();
  },
});

/** Nothing is typed yet. */
export const Idle = meta.story({
  name: "No amount yet",
  args: { defaultFiatAmount: undefined },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await shows(canvasElement, "idle");
    await userEvent.click(canvas.getByRole("button", { name: "Buy" }));
    await expect(canvas.getByRole("textbox", { name: "You pay" })).toHaveFocus();
  },
});

/** The vendors haven't answered yet. */
export const Loading = meta.story({
  args: { endpoint: quoting(() => new Promise(() => {})) },
  play: async ({ canvasElement }) => shows(canvasElement, "loading"),
});

/** Another amount is typed, and the old offers stay until the vendors have answered. */
export const Outdated = meta.story({
  name: "Prices are refreshing",
  args: {
    endpoint: quoting((order) =>
      order.fiatAmount === "100" ? threeVendors(order) : new Promise(() => {}),
    ),
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await shows(canvasElement, "offers");
    await userEvent.type(canvas.getByRole("textbox", { name: "You pay" }), "0");
    await expect(canvas.getByRole("group", { name: "Provider" })).toHaveAttribute("data-outdated");
  },
});

/** Two of four vendors refuse, and say why. */
export const SomeRefuse = meta.story({
  name: "Some providers unavailable",
  args: {
    endpoint: quoting((order) => [
      ...threeVendors(order).slice(0, 2),
      refusal("bleepay", "country-unsupported"),
      refusal("acme", "amount-too-low", EUROS("250", "9000")),
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByText("The minimum is €250.00.")).toBeVisible();
  },
});

/** The vendor that the user chose refuses a larger amount. It isn't replaced without asking. */
export const ChosenRefuses = meta.story({
  name: "Chosen provider unavailable",
  args: {
    endpoint: quoting((order) =>
      order.fiatAmount === "100"
        ? threeVendors(order)
        : [...threeVendors(order).slice(0, 1), refusal("proof", "user-limit")],
    ),
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await shows(canvasElement, "offers");
    await userEvent.click(canvas.getByRole("radio", { name: /^Proof/ }));
    await userEvent.type(canvas.getByRole("textbox", { name: "You pay" }), "0");
    await shows(canvasElement, "problem");
    await expect(canvas.getByRole("radio", { name: /^Transak/ })).not.toBeChecked();
  },
});

/** No vendor serves the order. The form offers what may work. */
export const NothingAvailable = meta.story({
  name: "No provider available",
  args: {
    defaultPaymentMethod: "bank_transfer",
    endpoint: quoting((order) =>
      order.paymentMethod
        ? [
            refusal("transak", "method-unsupported"),
            refusal("proof", "asset-unsupported"),
            refusal("bleepay", "unreachable"),
          ]
        : threeVendors(order),
    ),
  },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "problem");
    await expect(canvas.getByRole("button", { name: "Use any payment method" })).toBeVisible();
  },
});

/** Below the limit of every payment method: no vendor is asked. */
export const TooLow = meta.story({
  name: "Amount too low (minimum)",
  args: { defaultFiatAmount: "5", vendors: [proof(), transak()] },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "problem");
    await expect(canvas.getByRole("textbox", { name: "You pay" })).toHaveAccessibleDescription(
      "The minimum is €10.00.",
    );
  },
});

/** Above the limit of every payment method: the form offers the highest amount. */
export const TooHigh = meta.story({
  name: "Amount too high (limit)",
  args: { defaultFiatAmount: "90000", vendors: [proof(), transak()] },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "problem");
    await expect(canvas.getByRole("button", { name: "Use €25,000.00" })).toBeVisible();
  },
});

/** A decimal comma in English isn't read as 15: the user is asked. */
export const Malformed = meta.story({
  name: "Invalid amount",
  play: async ({ canvas, canvasElement, userEvent }) => {
    const field = canvas.getByRole("textbox", { name: "You pay" });
    await userEvent.clear(field);
    await userEvent.type(field, "1,5");
    await shows(canvasElement, "problem");
    await expect(canvas.getByRole("button", { name: "Use €1.50" })).toBeVisible();
  },
});

let asked = 0;

/** The quote had expired, and the new one is worse: the user confirms it. */
export const PriceChanged = meta.story({
  args: {
    endpoint: quoting((order) => {
      asked += 1;
      const isFirst = asked % 2 === 1;
      const lifetimeMs = isFirst ? 100 : 60_000;
      const expiresAt = new Date(Date.now() + lifetimeMs).toISOString();
      const quote = quoteFor(order, isFirst ? 0.02 : 0.05, { expiresAt });
      return [{ vendor: "transak", status: "quoted", quote }];
    }),
  },
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await shows(canvasElement, "offers");
    await waitFor(() =>
      expect(canvas.getByRole("group", { name: "Provider" })).toHaveAttribute("data-outdated"),
    );
    await userEvent.click(canvas.getByRole("button", { name: "Buy ETH for €100.00" }));
    await expect(await canvas.findByText("The price has changed")).toBeVisible();
    await expect(args.onSubmit).not.toHaveBeenCalled();
  },
});

/** The endpoint doesn't answer, so no prices are known. */
export const Failed = meta.story({
  name: "Server not reachable",
  args: {
    endpoint: quoting(async () => {
      throw new RampError("session-network", "The story refuses.", { status: 400 });
    }),
  },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "error");
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

/** What a market's law requires the page to say stands above the button: `slots.disclosure`. */
export const Disclosure = meta.story({
  name: "Risk warning (disclosure)",
  args: { slots: { disclosure: RiskWarning } },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByText(/^The value of ETH can fall/)).toBeVisible();
  },
});

/** The provider hasn't checked the user's ID yet, so the form says what to have ready. */
export const IdentityCheckAhead = meta.story({
  name: "Identity check (KYC) needed",
  args: { endpoint: quoting(threeVendors, "not_started") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(await canvas.findByText(/will ask for your ID, so have it ready/)).toBeVisible();
  },
});

/** The user handed in their ID, and the provider is still checking it. */
export const IdentityCheckPending = meta.story({
  name: "Identity check (KYC) pending",
  args: { endpoint: quoting(threeVendors, "pending") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(await canvas.findByText(/is still checking your ID/)).toBeVisible();
  },
});

/** The provider couldn't verify the user's ID last time. */
export const IdentityCheckFailed = meta.story({
  name: "Identity check (KYC) failed",
  args: { endpoint: quoting(threeVendors, "failed") },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(await canvas.findByText(/couldn't verify your ID last time/)).toBeVisible();
  },
});

/** Another vendor takes the same crypto as a deposit: its offer is no price. */
export const PaidInCrypto = meta.story({
  name: "Deposit from another wallet",
  args: {
    defaultCurrency: "USDT",
    defaultFiatAmount: undefined,
    defaultAmount: "250",
    endpoint: quoting((order) => [
      ...threeVendors(order).slice(0, 2),
      {
        vendor: "bleepay",
        status: "quoted",
        quote: quoteFor(order, 0, {
          fiatAmount: undefined,
          fees: undefined,
          paymentMethod: undefined,
          paidInCrypto: true,
        }),
      },
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByText("Send 250 USDT from another wallet")).toBeVisible();
  },
});

/** No vendor serves the user's country, so the form suggests no other order. */
export const NotInThisCountry = meta.story({
  name: "Not available in this country",
  args: {
    endpoint: quoting(() => [
      refusal("transak", "country-unsupported"),
      refusal("proof", "country-unsupported"),
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "problem");
    await expect(canvas.getAllByText("Isn't available in your country.")).toHaveLength(2);
    await expect(canvas.queryByText(/You could try/)).toBeNull();
  },
});

/** A sale: the user fixes the crypto. */
export const Sale = meta.story({
  args: { mode: "sell", defaultCurrency: "USDT", defaultAmount: "250" },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByRole("button", { name: "Sell 250\u00a0USDT" })).toBeVisible();
  },
});

/** On a phone, 390 px wide. */
export const Phone = meta.story({
  globals: { viewport: { value: "phone" } },
  decorators: [
    (Story) => (
      <div style={{ width: "min(358px, 100%)" }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => shows(canvasElement, "offers"),
});

/** The narrowest phones, and German's long words. */
export const Narrow = meta.story({
  name: "Narrow, in German",
  args: { messages: german, lang: "de", defaultAmount: "0.25" },
  decorators: [
    (Story) => (
      <div style={{ width: 288 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByRole("button", { name: "0,25\u00a0ETH kaufen" })).toBeVisible();
  },
});

/** Always dark, whatever the page's color scheme. */
export const Dark = meta.story({
  args: { theme: "dark" },
  play: async ({ canvasElement }) => shows(canvasElement, "offers"),
});

/** Arabic, with Arabic digits. */
export const RightToLeft = meta.story({
  args: { messages: arabic, lang: "ar-u-nu-arab", defaultFiatAmount: "1250.5" },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "offers");
    await expect(canvas.getByRole("textbox", { name: "تدفع" })).toHaveValue("١٬٢٥٠٫٥");
  },
});
