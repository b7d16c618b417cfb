import {
  RampError,
  RampHistory,
  type CustomEndpoint,
  RampStatus,
  type Transaction,
  type TransactionListQuery,
  type TransactionStatus,
} from "ramp-widget";
import { messages as arabic } from "ramp-widget/messages/ar";
import { messages as german } from "ramp-widget/messages/de";
import { useState } from "react";
import { expect, fn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { standing } from "./partner.ts";

/** Rows per page. */
const PAGE_SIZE = 5;

type Row = [Transaction["mode"], TransactionStatus, string, string, string];

const ROWS: Row[] = [
  ["buy", "processing", "104.84", "USDT", "100.00"],
  ["sell", "pending", "0.0125", "BTC", "742.10"],
  ["buy", "completed", "250.00", "USDC", "245.99"],
  ["buy", "failed", "0.5", "ETH", "1320.00"],
  ["sell", "cancelled", "75", "USDT", "68.40"],
  ["sell", "completed", "1200.50", "USDT", "1098.75"],
  ["buy", "completed", "0.003", "BTC", "178.20"],
];

const TRANSACTIONS = ROWS.map(([mode, status, amount, currency, fiatAmount], at): Transaction => ({
  id: `550e8400-e29b-41d4-a716-44665544000${at}`,
  vendor: "proof",
  mode,
  status,
  vendorStatus: status,
  currency,
  amount,
  fiatCurrency: "EUR",
  fiatAmount,
  createdAt: new Date(Date.UTC(2026, 2, 9 - at, 12)).toISOString(),
}));

/** An endpoint with this history, page by page. */
function listing(transactions: readonly Transaction[]): CustomEndpoint {
  return {
    ...standing("buy", "processing"),
    async listTransactions({ cursor = "0", mode, statuses = [] }: TransactionListQuery) {
      const from = Number(cursor);
      const matching = transactions.filter(
        (one) =>
          (mode === undefined || one.mode === mode) &&
          (statuses.length === 0 || statuses.includes(one.status)),
      );
      const next = from + PAGE_SIZE;
      return {
        transactions: matching.slice(from, next),
        cursor: next < matching.length ? `${next}` : null,
      };
    },
  };
}

function failing(error: () => Promise<never>): CustomEndpoint {
  return { ...standing("buy", "pending"), listTransactions: error };
}

const meta = preview.meta({
  title: "RampHistory",
  component: RampHistory,
  args: { endpoint: listing(TRANSACTIONS), storage: null },
  argTypes: {
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    endpoint: { control: false },
    nonce: { control: false },
    className: { control: false },
    messages: { control: false },
    storage: { control: false },
  },
  parameters: {
    docs: { source: { code: '<RampHistory endpoint="/api/ramp" onSelect={openTransaction} />' } },
  },
});

async function shows(element: HTMLElement, status: string) {
  const root = element.querySelector("[data-history]");
  await waitFor(() => expect(root).toHaveAttribute("data-status", status));
}

/** The newest transactions, and a button for older ones. */
export const Loaded = meta.story({
  tags: ["picture"],
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "loaded");
    await expect(canvas.getAllByRole("listitem")).toHaveLength(5);
    await expect(canvas.getByRole("button", { name: "Load more" })).toBeVisible();
  },
});

/** With `onSelect`, each row is a button. */
export const Selectable = meta.story({
  args: { onSelect: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: /104\.84/ }));
    await expect(args.onSelect).toHaveBeenCalledOnce();
  },
});

/** The last page is loaded, and the first new row has the focus. */
export const AllLoaded = meta.story({
  name: "All transactions loaded",
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Load more" }));
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(7));
    await expect(canvas.queryByRole("button", { name: "Load more" })).toBeNull();
    await waitFor(() => expect(canvas.getAllByRole("listitem")[5]).toHaveFocus());
  },
});

/** Only completed transactions. */
export const Filtered = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("radio", { name: "Completed" }));
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(3));
  },
});

/** No transaction matches the filter. */
export const FilteredEmpty = meta.story({
  name: "Filtered, nothing found",
  args: { endpoint: listing(TRANSACTIONS.slice(0, 1)) },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole("radio", { name: "Completed" }));
    await shows(canvasElement, "empty");
    await expect(canvas.getByRole("button", { name: "Show all" })).toBeVisible();
  },
});

/** The user hasn't bought or sold anything. */
export const Empty = meta.story({
  name: "No transactions yet",
  args: { endpoint: listing([]) },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "empty");
    await expect(canvas.getByRole("heading", { name: "No transactions yet" })).toBeVisible();
  },
});

/** The first page hasn't arrived yet. */
export const Loading = meta.story({
  args: { endpoint: failing(() => new Promise(() => {})) },
  play: async ({ canvasElement }) => shows(canvasElement, "loading"),
});

/** The endpoint can't be reached. */
export const Failed = meta.story({
  name: "Transactions can't be loaded",
  args: {
    endpoint: failing(async () => {
      throw new RampError("transaction-unreachable", "The story refuses.", { status: 400 });
    }),
  },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "error");
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

/** The session of the user has ended at the host. */
export const SignedOut = meta.story({
  name: "Signed out, session ended",
  args: {
    endpoint: failing(async () => {
      throw new RampError("unauthorized", "The story refuses.", { stage: "transaction" });
    }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent("You're not signed in.");
  },
});

/** Older transactions can't be loaded. Those that are there stay. */
export const NextPageFailed = meta.story({
  name: "Older transactions can't be loaded",
  args: {
    endpoint: {
      ...listing([]),
      listTransactions: async ({ cursor }) => {
        if (cursor) throw new RampError("transaction-unreachable", "Refused.", { status: 400 });
        return { transactions: TRANSACTIONS.slice(0, 2), cursor: "2" };
      },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Load more" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent("We couldn't load");
    await expect(canvas.getAllByRole("listitem")).toHaveLength(2);
  },
});

/** On a phone, 390 px wide. */
export const Phone = meta.story({
  tags: ["picture"],
  args: { onSelect: fn() },
  globals: { viewport: { value: "phone" } },
  decorators: [
    (Story) => (
      <div style={{ width: "min(358px, 100%)" }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => shows(canvasElement, "loaded"),
});

/** German, with Austria's formats. */
export const German = meta.story({
  args: { messages: german, lang: "de-AT" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Nicht erfolgreich")).toBeVisible();
  },
});

/** Arabic, with Latin digits. */
export const RightToLeft = meta.story({
  args: { messages: arabic, lang: "ar-u-nu-latn", onSelect: fn() },
  play: async ({ canvas, canvasElement }) => {
    await shows(canvasElement, "loaded");
    await expect(canvas.getByRole("button", { name: "عرض المزيد" })).toBeVisible();
  },
});

/** A purchase that was begun on another device is followed beside its row. */
export const FollowTheChosen = meta.story({
  name: "Follow the chosen transaction",
  render: function Account(args) {
    const [chosen, setChosen] = useState<Transaction>();
    return (
      <div style={{ display: "grid", gap: 16, width: "100%", justifyItems: "center" }}>
        {chosen && (
          <RampStatus
            endpoint={args.endpoint}
            transactionId={chosen.id}
            vendor={chosen.vendor}
            reference={chosen.reference}
          />
        )}
        <RampHistory {...args} onSelect={setChosen} />
      </div>
    );
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: /104\.84/ }));
    const step = await canvas.findByRole("listitem", { current: "step" });
    await expect(step).toHaveTextContent("Processing");
  },
});
