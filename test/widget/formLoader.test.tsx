import { act, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type RampEvent, RampWidget, type RampWidgetFormProps } from "../../src/index.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";
import { createStorage } from "../browser/createStorage.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { getPhase, waitForPhase } from "../browser/phase.ts";

const fail = () => Promise.reject(new Error("The file is gone."));
const code = { load: fail };
vi.mock("../../src/widget/loadForm.ts", () => ({ loadForm: () => code.load() }));

expectErrors("script-network");

function show(props: Partial<RampWidgetFormProps> = {}, vendor = createFakeVendor()) {
  const onError = vi.fn<(error: Error) => void>();
  const onEvent = vi.fn<(event: RampEvent) => void>();
  const { endpoint } = vendor;
  const vendors = [vendor.vendor];
  render(
    <RampWidget form storage={null} {...{ endpoint, vendors, onError, onEvent }} {...props} />,
  );
  return { ...vendor, onError, onEvent };
}

describe("a form whose code can't be loaded", () => {
  test("says so, offers another attempt, and tells the host once", async () => {
    const { onError, onEvent } = show();
    expect(await screen.findByRole("alert")).toHaveTextContent("Something went wrong");
    expect(getPhase()).toBe("error");
    expect(screen.getByRole("button", { name: "Try again" })).toBeEnabled();
    expect(onError).toHaveBeenCalledOnce();
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({
      type: "error",
      error: expect.objectContaining({ code: "script-network" }),
    });
  });

  test("is not waited for longer than a vendor's script", async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      code.load = fail;
      vi.useRealTimers();
    });
    code.load = () => new Promise<never>(() => {});
    const { onError } = show();
    await act(() => vi.advanceTimersByTimeAsync(14_900));
    expect(onError).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(onError).toHaveBeenCalledOnce();
    expect(screen.getByRole("button", { name: "Try again" })).toBeEnabled();
  });

  test("doesn't hide a purchase that is paid", async () => {
    const storage = createStorage();
    const purchase = { vendor: "pretend", id: "paid", mode: "buy", time: Date.now() };
    storage.setItem("ramp-widget custom", JSON.stringify([purchase]));
    const vendor = createFakeVendor();
    vendor.respondWith({ status: "processing" });
    show({ storage }, vendor);
    await waitForPhase("processing");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("leaves a modal's button where it is, and says so in the dialog", async () => {
    show({ presentation: "modal" });
    const button = await screen.findByRole("button", { name: "Start buying" });
    expect(screen.queryByRole("alert")).toBeNull();
    await act(async () => button.click());
    expect(document.querySelector("dialog")).toContainElement(await screen.findByRole("alert"));
  });

  test("shows nothing in place of a modal that is closed", async () => {
    const { onError } = show({ presentation: "auto", open: false });
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await waitFor(() => expect(onError).toHaveBeenCalled());
    expect(document.querySelector("[data-ramp]")).toBeNull();
  });
});
