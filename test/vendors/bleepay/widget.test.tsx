import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { beforeEach, expect, test } from "vitest";
import { bleepay, type CustomEndpoint, RampWidget } from "../../../src/index.ts";
import { ADDRESS, SESSION } from "./showDeposit.tsx";
import { clearPageGlobal } from "../../browser/clearPageGlobal.ts";
import { getPhase } from "../../browser/phase.ts";

beforeEach(() => {
  clearPageGlobal("opened");
});

function partner(change: Partial<CustomEndpoint> = {}) {
  const asked: string[] = [];
  const says: Record<string, unknown> = {};
  const time = () => ({
    now: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
  });
  const endpoint: CustomEndpoint = {
    async createSession(_, { idempotencyKey }) {
      asked.push(idempotencyKey);
      return { ...SESSION, id: `dep_${asked.length}.seal`, ...time() };
    },
    async getTransaction(id) {
      return { ...SESSION, id, ...time(), txId: null, confirmedAt: null, ...says };
    },
    ...change,
  };
  const vendors = [bleepay()];
  const widget = () => (
    <StrictMode>
      <RampWidget
        endpoint={endpoint}
        vendors={vendors}
        currency="USDT"
        network="TRC20"
        amount="100.50"
      />
    </StrictMode>
  );
  return { asked, says, widget };
}
const address = () => screen.findByRole("button", { name: "Copy address" });

test("shows where to send, and after a reload again, with no other deposit beside it", async () => {
  const { asked, widget } = partner({ cancelTransaction: async () => ({}) });
  const before = render(widget());
  await address();
  await waitFor(() => expect(getPhase()).toBe("ready"));
  before.unmount();
  render(widget());
  await address();
  expect([getPhase(), asked.length]).toEqual(["unconfirmed", 1]);
  expect(document.body.textContent).toContain(ADDRESS);
  // Whoever wants another calls this one off first.
  expect(screen.queryByRole("button", { name: "Start a new purchase" })).toBeNull();
  expect(screen.getByRole("button", { name: "Cancel payment" })).toBeTruthy();
});

test("a payment of before that was seen is followed, and another may begin", async () => {
  const { says, widget } = partner();
  const before = render(widget());
  await address();
  await waitFor(() => expect(getPhase()).toBe("ready"));
  before.unmount();
  Object.assign(says, { paymentStatus: "PENDING", txId: "0xabc" });
  render(widget());
  await screen.findByRole("heading", { name: "Payment detected" });
  await screen.findByRole("button", { name: "Start a new purchase" });
  Object.assign(says, { paymentStatus: "CONFIRMED" });
  await act(async () => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await screen.findByRole("heading", { name: "Payment received" });
  await waitFor(() =>
    expect(screen.getAllByRole("status")[0]?.textContent).toBe("Payment received"),
  );
  const details = screen.getByText("You paid").closest("dl");
  expect(details?.innerText).toMatch(/^You paid\s+100\.50\sUSDT/);
  expect(document.body.textContent).not.toMatch(/You received|has arrived/);
});

test("offers no cancelling where the endpoint has no way to", async () => {
  const { widget } = partner();
  render(widget());
  await address();
  expect(screen.queryByRole("button", { name: "Cancel payment" })).toBeNull();
});
