import { act, render, screen } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { DepositViewLoader } from "../../../src/vendors/bleepay/DepositViewLoader.tsx";
import type { DepositViewProps } from "../../../src/vendors/bleepay/DepositView.tsx";

vi.mock("../../../src/vendors/bleepay/loadDepositView.ts", () => ({
  loadDepositView: () => new Promise<never>(() => {}),
}));

test("a view whose code never loads is not waited for longer than a vendor's script", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const onShown = vi.fn<() => void>();
  render(<DepositViewLoader {...({ messages: {} } as DepositViewProps)} onShown={onShown} />);
  await act(() => vi.advanceTimersByTimeAsync(14_900));
  expect(screen.queryByRole("alert")).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(screen.getByRole("alert")).toBeVisible();
  expect(screen.getByRole("button")).toBeEnabled();
  // What the user can't see can't have been paid.
  expect(onShown).not.toHaveBeenCalled();
});
