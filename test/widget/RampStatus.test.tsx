import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { RampProvider, RampStatus, type TransactionStatus } from "../../src/index.ts";
import { simulateTabReturn, createFakeVendor } from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("unauthorized");

function show(fake = createFakeVendor()) {
  render(
    <StrictMode>
      <RampProvider endpoint={fake.endpoint} vendors={[fake.vendor]}>
        <RampStatus transactionId="transaction-1" />
      </RampProvider>
    </StrictMode>,
  );
  return fake;
}
const currentStep = () => document.querySelector("[aria-current=step]")?.textContent;

test.each<[TransactionStatus, string | undefined]>([
  ["pending", "Payment"],
  ["processing", "Processing"],
  ["completed", "Done"],
])("follows a transaction without a widget: %s", async (status, step) => {
  const fake = createFakeVendor();
  fake.respondWith({ status });
  show(fake);
  await waitFor(() =>
    expect(document.querySelector("[data-ramp]")?.getAttribute("data-status")).toBe(status),
  );
  expect(screen.getAllByRole("listitem")).toHaveLength(3);
  expect(currentStep()).toBe(step);
});

test.each([
  ["failed", "This didn't go through"],
  ["cancelled", "Cancelled"],
] as const)("says how it ended: %s", async (status, words) => {
  const fake = createFakeVendor();
  fake.respondWith({ status });
  show(fake);
  const live = () => document.querySelector(".ramp-live[role=status]")?.textContent;
  await waitFor(() => expect(live()).toBe(words));
  expect(document.querySelector(".ramp-ending")?.textContent).toBe(words);
});

test("a transaction that nobody may see is an error with a way on, not a spinner", async () => {
  const { RampError } = await import("../../src/index.ts");
  const fake = createFakeVendor();
  fake.respondWith(new RampError("unauthorized", "signed out", { stage: "transaction" }));
  show(fake);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("You're not signed in.");
  fake.respondWith({ status: "processing" });
  await act(async () => screen.getByRole("button", { name: "Try again" }).click());
  await waitFor(() => expect(currentStep()).toBe("Processing"));
});

test("moves on when the user comes back to the tab", async () => {
  const fake = show();
  await waitFor(() => expect(currentStep()).toBe("Payment"));
  fake.respondWith({ status: "processing" });
  await act(async () => simulateTabReturn());
  await waitFor(() => expect(currentStep()).toBe("Processing"));
});

test("after ten minutes it says that nobody has to wait here, and what to quote", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const fake = createFakeVendor();
  fake.respondWith({ status: "processing" });
  show(fake);
  await waitFor(() => expect(currentStep()).toBe("Processing"));
  await act(() => vi.advanceTimersByTimeAsync(9 * 60_000));
  expect(screen.queryByText(/longer than usual/)).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(screen.getByText(/longer than usual/)).toBeVisible();
  expect(screen.getByText("transaction-1")).toBeVisible();
  fake.respondWith({ status: "completed" });
  await act(async () => simulateTabReturn());
  await waitFor(() => expect(screen.queryByText(/longer than usual/)).toBeNull());
});
