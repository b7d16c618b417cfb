import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode, useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { messages as arabic } from "../../src/messages/ar.ts";
import { messages as german } from "../../src/messages/de.ts";
import {
  RampHistory,
  type RampHistoryProps,
  RampProvider,
  RampStatus,
  type CustomEndpoint,
  type Transaction,
} from "../../src/index.ts";
import {
  createFakeHistory,
  createRow,
  type FakeHistory,
  json,
} from "../browser/createFakeHistory.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

function show(rows: unknown[], props: RampHistoryProps = {}, pageSize = 2): FakeHistory {
  const fake = createFakeHistory(rows, pageSize);
  vi.spyOn(globalThis, "fetch").mockImplementation(fake.fetch);
  render(
    <StrictMode>
      <RampHistory endpoint={fake.endpoint} lang="en-US" {...props} />
    </StrictMode>,
  );
  return fake;
}
const root = () => document.querySelector<HTMLElement>("[data-ramp]");
const reach = (status: string) =>
  waitFor(() => expect(root()).toHaveAttribute("data-status", status));
const rowTexts = () => screen.queryAllByRole("listitem").map((row) => row.textContent);
const click = (name: string) => act(async () => screen.getByRole("button", { name }).click());
const choose = (name: string) => act(async () => screen.getByRole("radio", { name }).click());

describe("a row", () => {
  test.each<[Partial<Transaction>, string]>([
    [{ status: "pending" }, "Payment not confirmed yet"],
    [{ status: "pending", mode: "sell" }, "Crypto not received yet"],
    [{ status: "processing" }, "Processing"],
    [{ status: "completed" }, "Completed"],
    [{ status: "failed" }, "This didn't go through"],
    [{ status: "cancelled" }, "Cancelled"],
  ])("of %j says what, how much, when and how far: %s", async (change, status) => {
    show([createRow("1", "completed", change)]);
    const row = await screen.findByRole("listitem");
    expect(row.textContent).toContain("104.84\u00a0USDT €100.00 ");
    expect(row.textContent).toMatch(
      new RegExp(`${change.mode === "sell" ? "Sale" : "Purchase"} · (Feb 28|Mar 1|Mar 2), 2026`),
    );
    expect(row.textContent?.endsWith(` ${status}`)).toBe(true);
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("without amounts and dates says what is known", async () => {
    const { id, vendor, mode, status, vendorStatus } = createRow("1", "pending");
    show([{ id, vendor, mode, status, vendorStatus }], {});
    expect((await screen.findByRole("listitem")).textContent).toBe(
      "Purchase  Purchase Payment not confirmed yet",
    );
  });

  test("of hostile words is text, and nothing else", async () => {
    const evil = '<img src=x onerror="alert(1)">';
    const odd = { amount: evil, currency: `${evil}\u202e`, fiatAmount: "1e9", fiatCurrency: "??" };
    show([createRow("1", "pending", { ...odd, createdAt: "yesterday", updatedAt: evil })]);
    const row = await screen.findByRole("listitem");
    expect(row.textContent).toContain(evil);
    expect(row.querySelector("img")).toBeNull();
    expect(row.querySelectorAll("bdi")).toHaveLength(2);
  });

  test("is a button if the host wants to know which one is chosen", async () => {
    const onSelect = vi.fn();
    const rows = [createRow("1"), createRow("2", "pending")];
    show(rows, { onSelect });
    await reach("loaded");
    const [, second] = screen.getAllByRole("button");
    expect(second).toHaveAccessibleName(/^104\.84\sUSDT €100\.00 Purchase · .* not confirmed yet$/);
    fireEvent.click(second as HTMLElement);
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: "2" }));
  });
});

describe("pages", () => {
  test("are loaded by a button, announced, and leave the focus where the user is", async () => {
    const rows = Array.from({ length: 5 }, (_, at) => createRow(`${at}`));
    show(rows, {});
    await reach("loaded");
    expect(rowTexts()).toHaveLength(2);
    await waitFor(() =>
      expect(screen.getByRole("status")).toHaveTextContent("2 transactions shown"),
    );
    screen.getByRole("button", { name: "Load more" }).focus();
    await click("Load more");
    await waitFor(() => expect(rowTexts()).toHaveLength(4));
    expect(screen.getByRole("status")).toHaveTextContent("4 transactions shown");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Load more" }));
    await click("Load more");
    await waitFor(() => expect(rowTexts()).toHaveLength(5));
    // The button is gone, so the first new row has the focus.
    expect(screen.queryByRole("button")).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole("listitem")[4]));
  });

  test("while they load, the list is busy and the button says so, and a second press asks nothing", async () => {
    const fake = show(Array.from({ length: 5 }, (_, at) => createRow(`${at}`)));
    await reach("loaded");
    const list = screen.getByRole("list");
    await waitFor(() => expect(list).toHaveAttribute("aria-busy", "false"));
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    fake.intercept(async () => {
      await answered;
      return json(200, { transactions: [createRow("9")], cursor: null });
    });
    await click("Load more");
    const button = await screen.findByRole("button", { name: "Loading…" });
    expect([button, list].map((one) => one.getAttribute("aria-busy"))).toEqual([null, "true"]);
    expect(button).toHaveAttribute("aria-disabled", "true");
    await click("Loading…");
    expect(fake.queries).toHaveLength(2);
    await act(async () => answer());
    await waitFor(() => expect(rowTexts()).toHaveLength(3));
  });
});

describe("the filter", () => {
  test("is one control with four options, and asks the endpoint", async () => {
    const fake = show([createRow("1"), createRow("2", "failed"), createRow("3", "pending")], {}, 5);
    await reach("loaded");
    const group = screen.getByRole("group", { name: "Filter by status" });
    const options = within(group).getAllByRole("radio");
    expect(options.map((one) => (one as HTMLInputElement).labels?.[0]?.textContent)).toEqual([
      "All",
      "In progress",
      "Completed",
      "Unsuccessful",
    ]);
    for (const [name, count] of [
      ["In progress", 1],
      ["Completed", 1],
      ["Unsuccessful", 1],
    ] as const) {
      await choose(name);
      await waitFor(() => expect(rowTexts()).toHaveLength(count));
    }
    expect(fake.queries).toEqual([
      "",
      "?status=pending,processing",
      "?status=completed",
      "?status=failed,cancelled",
    ]);
  });

  test("without a match says so, and can be reset without losing the focus", async () => {
    show([createRow("1")]);
    await reach("loaded");
    await choose("Unsuccessful");
    await reach("empty");
    expect(screen.getByText("No transactions match this filter.")).toBeVisible();
    screen.getByRole("button", { name: "Show all" }).focus();
    await click("Show all");
    await reach("loaded");
    expect(screen.getByRole("radio", { name: "All" })).toBeChecked();
    await waitFor(() => expect(root()?.contains(document.activeElement)).toBe(true));
  });

  test("is joined by the host's mode", async () => {
    const fake = show([createRow("1"), createRow("2", "pending", { mode: "sell" })], {
      mode: "sell",
    });
    await reach("loaded");
    expect(rowTexts()).toHaveLength(1);
    expect(fake.queries).toEqual(["?mode=sell"]);
  });
});

test("a user without purchases is told so, and has nothing to filter", async () => {
  show([]);
  await reach("empty");
  expect(screen.getByRole("heading", { name: "No transactions yet" })).toBeVisible();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("while it loads, a screen reader hears it, and nothing looks empty", async () => {
  const fake = createFakeHistory([]);
  vi.spyOn(globalThis, "fetch").mockImplementation(fake.fetch);
  fake.intercept(() => new Promise(() => {}));
  render(<RampHistory endpoint={fake.endpoint} />);
  expect(root()).toHaveAttribute("data-status", "loading");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Loading…"));
  expect(screen.queryByText("No transactions yet")).toBeNull();
});

describe("an error", () => {
  expectErrors("unauthorized", "transaction-malformed", "endpoint-not-found", "rate-limited");

  test("is told in the user's words, with a way on", async () => {
    const fake = createFakeHistory([createRow("1")]);
    vi.spyOn(globalThis, "fetch").mockImplementation(fake.fetch);
    fake.intercept(() => json(200, "no list"));
    render(<RampHistory endpoint={fake.endpoint} />);
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("We couldn't load your transactions.");
    expect(root()).toHaveAttribute("data-status", "error");
    fake.intercept(() => undefined);
    screen.getByRole("button", { name: "Try again" }).focus();
    await click("Try again");
    await reach("loaded");
    expect(screen.queryByRole("alert")).toBeNull();
    await waitFor(() => expect(root()?.contains(document.activeElement)).toBe(true));
  });

  test.each([
    [401, "You're not signed in. Sign in, then come back here."],
    [404, "This isn't available right now."],
    [429, "Too many attempts. Wait a moment, then try again."],
  ])("with the status %i says: %s", async (status, sentence) => {
    const fake = createFakeHistory([]);
    vi.spyOn(globalThis, "fetch").mockImplementation(fake.fetch);
    fake.intercept(() => json(status, {}));
    render(<RampHistory endpoint={fake.endpoint} />);
    expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
  });

  test("of older transactions stands below the newer ones, and is retried there", async () => {
    const fake = show([createRow("1"), createRow("2"), createRow("3")]);
    await reach("loaded");
    fake.intercept(() => json(429, {}, { "Retry-After": "0" }));
    await click("Load more");
    const alert = await screen.findByRole("alert");
    expect(rowTexts()).toHaveLength(2);
    const list = screen.getByRole("list");
    expect(list.compareDocumentPosition(alert)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    fake.intercept(() => undefined);
    await click("Try again");
    await waitFor(() => expect(rowTexts()).toHaveLength(3));
    expect(fake.queries.at(-1)).toContain("cursor=");
  });
});

describe("its language", () => {
  test("is the host's, with the region's amounts", async () => {
    show([createRow("1", "pending")], { messages: german, lang: "de-AT" });
    const row = await screen.findByRole("listitem");
    expect(row.textContent).toContain("104,84\u00a0USDT");
    expect(row.textContent).toContain("Zahlung noch nicht bestätigt");
    expect(root()).toHaveAttribute("aria-label", "Transaktionsverlauf");
  });

  test("runs from right to left, with single sentences of the host's", async () => {
    const history = { ...arabic.history, empty: "لا شيء" };
    show([], { messages: { ...arabic, history } });
    expect(await screen.findByRole("heading", { name: "لا شيء" })).toBeVisible();
    expect(root()).toHaveAttribute("dir", "rtl");
  });
});

test("the host's attributes reach the root, and the provider's settings hold", async () => {
  const fake = createFakeHistory([createRow("1")]);
  vi.spyOn(globalThis, "fetch").mockImplementation(fake.fetch);
  const attributes = { "data-testid": "mine", "aria-describedby": "more" };
  render(
    <RampProvider endpoint={fake.endpoint} messages={german} theme="dark">
      <RampHistory id="history" className="own" {...attributes} />
    </RampProvider>,
  );
  await reach("loaded");
  expect(screen.getByTestId("mine")).toBe(root());
  expect(root()).toHaveAttribute("id", "history");
  expect(root()).toHaveClass("own");
  expect(root()).toHaveAttribute("data-theme", "dark");
  expect(screen.getByRole("radio", { name: "Laufend" })).toBeDefined();
});

test.each([320, 390, 1280])(
  "nothing sticks out at %i px, however long the words are",
  async (width) => {
    const long = { amount: "123456789012345678.12345678", currency: "A".repeat(60) };
    show([createRow("1", "failed", long), createRow("2", "pending")], {
      messages: german,
      onSelect: () => {},
    });
    await reach("loaded");
    const place = root() as HTMLElement;
    (place.parentElement as HTMLElement).style.width = `${width}px`;
    for (const element of place.querySelectorAll("*"))
      expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(
        place.getBoundingClientRect().right,
      );
  },
);

test("a purchase begun on another device is followed from its row to its end", async () => {
  const fake = createFakeVendor();
  const begun = createRow("transaction-1", "processing", { reference: "order-9" });
  const endpoint: CustomEndpoint = {
    ...fake.endpoint,
    listTransactions: async () => ({ transactions: [begun, createRow("2")], cursor: null }),
  };
  const asked = vi.spyOn(endpoint, "getTransaction");
  function Account() {
    const [chosen, setChosen] = useState<Transaction>();
    return (
      <RampProvider endpoint={endpoint} vendors={[fake.vendor]}>
        <RampHistory onSelect={setChosen} />
        {chosen && (
          <RampStatus
            transactionId={chosen.id}
            vendor={chosen.vendor}
            reference={chosen.reference}
          />
        )}
      </RampProvider>
    );
  }
  render(<Account />);
  await reach("loaded");
  fake.respondWith({ status: "completed" });
  fireEvent.click(screen.getByRole("button", { name: /Processing/ }));
  await waitFor(() => expect(screen.getByText("Done")).toHaveAttribute("aria-current", "step"));
  expect(asked.mock.calls[0]).toEqual([
    "transaction-1",
    expect.objectContaining({ vendor: "pretend", reference: "order-9" }),
  ]);
  // The row is as new as the status beside it.
  expect(screen.queryByRole("button", { name: /Processing/ })).toBeNull();
  expect(screen.getAllByRole("button", { name: /Completed/ })).toHaveLength(2);
});
