import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { RampProvider, RampStatus, type TransactionStatus } from "../../src/index.ts";
import { comeBack, pretendVendor } from "../browser/pretendVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("unauthorized");

function show(pretence = pretendVendor()) {
  render(
    <StrictMode>
      <RampProvider endpoint={pretence.endpoint} vendors={[pretence.vendor]}>
        <RampStatus transactionId="transaction-1" />
      </RampProvider>
    </StrictMode>,
  );
  return pretence;
}
const currentStep = () => document.querySelector("[aria-current=step]")?.textContent;

test.each<[TransactionStatus, string | undefined]>([
  ["pending", "Payment"],
  ["processing", "Processing"],
  ["completed", "Done"],
])("follows a transaction without a widget: %s", async (status, step) => {
  const pretence = pretendVendor();
  pretence.says({ status });
  show(pretence);
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
  const pretence = pretendVendor();
  pretence.says({ status });
  show(pretence);
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe(words));
  expect(document.querySelector(".ramp-ending")?.textContent).toBe(words);
});

test("a transaction that nobody may see is an error with a way on, not a spinner", async () => {
  const { RampError } = await import("../../src/index.ts");
  const pretence = pretendVendor();
  pretence.says(new RampError("unauthorized", "signed out", { stage: "transaction" }));
  show(pretence);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("You're not signed in.");
  pretence.says({ status: "processing" });
  await act(async () => screen.getByRole("button", { name: "Try again" }).click());
  await waitFor(() => expect(currentStep()).toBe("Processing"));
});

test("moves on when the user comes back to the tab", async () => {
  const pretence = show();
  await waitFor(() => expect(currentStep()).toBe("Payment"));
  pretence.says({ status: "processing" });
  await act(async () => comeBack());
  await waitFor(() => expect(currentStep()).toBe("Processing"));
});

test("after ten minutes it says that nobody has to wait here, and what to quote", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const pretence = pretendVendor();
  pretence.says({ status: "processing" });
  show(pretence);
  await waitFor(() => expect(currentStep()).toBe("Processing"));
  await act(() => vi.advanceTimersByTimeAsync(9 * 60_000));
  expect(screen.queryByText(/longer than usual/)).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(screen.getByText(/longer than usual/)).toBeVisible();
  expect(screen.getByText("transaction-1")).toBeVisible();
  pretence.says({ status: "completed" });
  await act(async () => comeBack());
  await waitFor(() => expect(screen.queryByText(/longer than usual/)).toBeNull());
});
