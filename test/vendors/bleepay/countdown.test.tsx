import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { simulateTabReturn } from "../../browser/createFakeVendor.ts";
import { showDeposit, spoken } from "./showDeposit.tsx";

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clock = () => screen.queryByRole("timer")?.textContent;
const pass = async (ms: number) => act(async () => void vi.advanceTimersByTime(ms));

async function hide() {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await act(async () => simulateTabReturn());
}
async function show() {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  await act(async () => simulateTabReturn());
}

test.each(["1999-01-01", "2026-03-01T12:20:00Z", "2040-01-01"])(
  "counts by the server's clock, where the device believes it to be %s",
  async (date) => {
    vi.setSystemTime(date);
    showDeposit();
    expect(clock()).toBe("30:00");
    await pass(1_000);
    expect(clock()).toBe("29:59");
    await pass(28 * MINUTE + 50_000);
    expect(clock()).toBe("1:09");
  },
);

test("a device's clock that is set meanwhile changes nothing", async () => {
  showDeposit();
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  await pass(MINUTE);
  expect(clock()).toBe("29:00");
  vi.setSystemTime(Date.now() - 600 * MINUTE);
  await pass(MINUTE);
  expect(clock()).toBe("28:00");
});

test("a hidden page runs no timer, and is right again when it is seen", async () => {
  showDeposit();
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  await hide();
  expect(vi.getTimerCount()).toBe(0);
  await pass(10 * MINUTE);
  expect(clock()).toBe("30:00");
  await show();
  expect(clock()).toBe("20:00");
  await pass(1_000);
  expect(clock()).toBe("19:59");
});

test("the time counts that a phone sleeps through, where only its own clock goes on", async () => {
  showDeposit();
  await hide();
  vi.setSystemTime(Date.now() + 12 * MINUTE);
  await show();
  expect(clock()).toBe("18:00");
  await hide();
  vi.setSystemTime(Date.now() - 60 * MINUTE);
  await show();
  expect(clock()).toBe("18:00");
});

test("the time is spoken twice before it is up, and never each second", async () => {
  showDeposit();
  const said: string[] = [];
  for (let second = 0; second < 1_799; second += 1) {
    await pass(1_000);
    if (spoken() !== (said.at(-1) ?? "")) said.push(spoken());
  }
  expect(clock()).toBe("0:01");
  expect(said).toEqual(["Less than 5 minutes left", "Less than 1 minute left"]);
  expect(screen.getByRole("timer").getAttribute("aria-live")).toBeNull();
});

test("when the time is up nothing is guessed: the provider is asked, again and again", async () => {
  const { look } = showDeposit();
  await pass(30 * MINUTE - 1);
  expect(look).not.toHaveBeenCalled();
  await pass(1);
  expect(look).toHaveBeenCalled();
  expect(screen.getByRole("heading", { name: "Time's up" })).toBeVisible();
  expect(spoken()).toMatch(/We're checking whether your payment was received/);
  expect(document.body.textContent).not.toMatch(/didn't receive a payment/i);
  expect(screen.queryByText("To this address")).toBeNull();
  expect(screen.queryByRole("img")).toBeNull();
  const asked = vi.mocked(look).mock.calls.length;
  await pass(10_000);
  expect(look).toHaveBeenCalledTimes(asked + 1);
  await pass(10_000);
  expect(look).toHaveBeenCalledTimes(asked + 2);
});

test("a hidden page does not go on asking, and asks at once when it is seen", async () => {
  const { look } = showDeposit();
  await pass(30 * MINUTE);
  await hide();
  vi.mocked(look).mockClear();
  await pass(5 * MINUTE);
  expect(look).not.toHaveBeenCalled();
  await show();
  expect(look).toHaveBeenCalledOnce();
});

test("once the payment was seen no time matters, and nobody asks for it any more", async () => {
  const { look, says } = showDeposit();
  says({ status: "processing", vendorStatus: "PENDING" });
  await pass(60 * MINUTE);
  expect(look).not.toHaveBeenCalled();
  expect(screen.queryByRole("timer")).toBeNull();
  expect(screen.getByRole("heading", { name: "Payment detected" })).toBeVisible();
  expect(document.body.textContent).not.toMatch(/time's up|didn't receive a payment/i);
  expect(vi.getTimerCount()).toBe(0);
});

test("the payment that is seen after all takes the place of the time that was up", async () => {
  const { look, says } = showDeposit();
  await pass(30 * MINUTE);
  says({ status: "processing", vendorStatus: "PENDING" });
  vi.mocked(look).mockClear();
  await pass(MINUTE);
  expect(look).not.toHaveBeenCalled();
  expect(screen.getByRole("heading", { name: "Payment detected" })).toBeVisible();
});
