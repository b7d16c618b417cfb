import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { comeBack, type Pretence, pretendVendor } from "../browser/pretendVendor.ts";

const dialog = () => document.querySelector("dialog");
const phase = () => document.querySelector<HTMLElement>("[data-phase]")?.dataset["phase"];
const reach = (expected: string) => waitFor(() => expect(phase()).toBe(expected));
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const escape = () => userEvent.keyboard("{Escape}");
const question = () => screen.queryByRole("alertdialog", { name: "Leave the payment?" });
const overflow = () => getComputedStyle(document.documentElement).overflowY;

function show(props: Partial<RampWidgetProps> = {}, pretence: Pretence = pretendVendor()) {
  const heard = {
    onOpenChange: vi.fn<(open: boolean) => void>(),
    onClose: vi.fn<() => void>(),
    onComplete: vi.fn<() => void>(),
  };
  const page = (more: Partial<RampWidgetProps>) => (
    <StrictMode>
      <button type="button">Before</button>
      <RampWidget
        presentation="modal"
        currency="USDT"
        endpoint={pretence.endpoint}
        vendors={[pretence.vendor]}
        storage={null}
        {...heard}
        {...props}
        {...more}
      />
    </StrictMode>
  );
  const { rerender, unmount } = render(page({}));
  return {
    ...pretence,
    ...heard,
    unmount,
    host: (more: Partial<RampWidgetProps>) => rerender(page(more)),
    hint: () => act(async () => pretence.frames[0]?.emit({ type: "hint", status: "paid" })),
  };
}

describe("closed", () => {
  test("it is a button that opens it, and asks for nothing", async () => {
    const { asked, onOpenChange } = show();
    expect(dialog()).toBeNull();
    expect(asked).toEqual([]);
    await press("Start buying");
    await reach("ready");
    expect(onOpenChange.mock.calls).toEqual([[true]]);
    expect(asked).toHaveLength(1);
  });

  test("it is nothing at all where the host has a button of its own", async () => {
    const { asked, host } = show({ open: false });
    expect(document.querySelector("[data-ramp]")).toBeNull();
    host({ open: true });
    await reach("ready");
    expect(asked).toHaveLength(1);
    host({ open: false });
    await waitFor(() => expect(dialog()).toBeNull());
  });
});

describe("open", () => {
  test("it lies over the page, has a name, and the focus; one purchase, whatever renders", async () => {
    const { asked, host } = show({ defaultOpen: true });
    await reach("ready");
    expect(dialog()?.matches(":modal")).toBe(true);
    expect(screen.getByRole("dialog", { name: "Buy crypto" })).toBe(document.activeElement);
    expect(screen.getByRole("heading", { name: "Buy crypto" })).toBeVisible();
    for (const fiatAmount of ["1", "2", "3"]) host({ fiatAmount });
    expect(asked).toHaveLength(1);
    expect(document.querySelectorAll("output")).toHaveLength(1);
  });

  test("closed again, the page behind scrolls as before, from where it was, and the focus is back", async () => {
    const tall = document.body.appendChild(document.createElement("div"));
    tall.style.height = "4000px";
    show({ endpoint: { createSession: () => new Promise(() => {}), getTransaction: vi.fn() } });
    const opener = screen.getByRole("button", { name: "Start buying" });
    window.scrollTo(0, 10);
    opener.focus({ preventScroll: true });
    await userEvent.keyboard("{Enter}");
    await reach("requesting");
    expect(overflow()).toBe("hidden");
    await escape();
    await waitFor(() => expect(dialog()).toBeNull());
    expect([overflow(), window.scrollY]).toEqual(["visible", 10]);
    expect(opener).toHaveFocus();
    tall.remove();
  });

  test("the focus goes back without a jump, also to what has scrolled out of sight", async () => {
    const tall = document.body.appendChild(document.createElement("div"));
    tall.style.height = "4000px";
    const { host } = show({ open: false });
    const before = screen.getByRole("button", { name: "Before" });
    before.focus();
    window.scrollTo(0, 900);
    host({ open: true });
    await reach("ready");
    host({ open: false });
    await waitFor(() => expect(before).toHaveFocus());
    expect(window.scrollY).toBe(900);
    tall.remove();
  });

  test("taken off the page it leaves no lock behind", async () => {
    const { unmount } = show({ defaultOpen: true });
    await reach("ready");
    unmount();
    expect([dialog(), overflow()]).toEqual([null, "visible"]);
  });
});

describe("closing it", () => {
  test("asks while the vendor's page is open; who stays finds it as it was", async () => {
    const { asked, onOpenChange } = show({ defaultOpen: true });
    await reach("ready");
    const frame = document.querySelector("output");
    for (const dismiss of [() => press("Stay"), escape]) {
      await escape();
      expect(question()).toBeVisible();
      expect(screen.getByRole("button", { name: "Stay" })).toHaveFocus();
      expect(frame?.closest("[inert]")).not.toBeNull();
      await dismiss();
      expect(question()).toBeNull();
      expect(frame?.closest("[inert]")).toBeNull();
    }
    expect(document.querySelector("output")).toBe(frame);
    expect([asked.length, onOpenChange.mock.calls]).toEqual([1, []]);
  });

  test("asks also where the browser would close it unasked", async () => {
    show({ defaultOpen: true });
    await reach("ready");
    act(() => dialog()?.close());
    await waitFor(() => expect(question()).toBeVisible());
    expect(dialog()?.matches(":modal")).toBe(true);
  });

  test("a host that wants it open keeps it open", async () => {
    const { onOpenChange } = show({ open: true });
    await reach("ready");
    await press("Close");
    await press("Leave");
    expect(onOpenChange.mock.calls).toEqual([[false]]);
    expect(dialog()).toBeVisible();
  });

  test("before there is a page it closes at once, and the next opening is another purchase", async () => {
    const { asked, onClose } = show({
      endpoint: { createSession: () => new Promise(() => {}), getTransaction: vi.fn() },
      defaultOpen: true,
    });
    await reach("requesting");
    await waitFor(() => expect(dialog()).toBeVisible());
    await press("Close");
    expect(question()).toBeNull();
    await reach("idle");
    expect(onClose).toHaveBeenCalledOnce();
    expect(asked).toEqual([]);
  });

  test("an unpaid purchase ends with it: it is told once, and the next opening begins another", async () => {
    const { asked, onClose } = show({ defaultOpen: true });
    await reach("ready");
    await escape();
    await press("Leave");
    await waitFor(() => expect(dialog()).toBeNull());
    await reach("idle");
    expect(onClose).toHaveBeenCalledOnce();
    await press("Start buying");
    await reach("ready");
    expect(asked).toHaveLength(2);
  });

  test("one that may be paid is followed on, is shown again, and is not begun a second time", async () => {
    const { asked, hint, says, onClose, onComplete } = show({ defaultOpen: true });
    await reach("ready");
    await hint();
    await escape();
    await press("Leave");
    await reach("unsure");
    expect(onClose).not.toHaveBeenCalled();
    await press("Show your purchase");
    await expect.element(screen.getByRole("heading", { name: "Did you pay?" })).toBeVisible();
    await press("Close");
    says({ status: "completed" });
    act(comeBack);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(dialog()).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test("an end that nobody saw is shown at the next opening; after that one another begins", async () => {
    const { asked, hint, says } = show({ open: true });
    await reach("ready");
    await hint();
    says({ status: "completed" });
    act(comeBack);
    await reach("completed");
    expect(asked).toHaveLength(1);
  });
});

test("an end that was not seen is shown at the next opening, and one that was seen is not", async () => {
  const { asked, hint, says } = show();
  await press("Start buying");
  await reach("ready");
  await hint();
  await press("Close");
  await press("Leave");
  says({ status: "completed" });
  act(comeBack);
  await reach("completed");
  await press("Show your purchase");
  expect(screen.getByRole("heading", { name: "Your crypto has arrived" })).toBeVisible();
  expect(asked).toHaveLength(1);
  says({});
  await press("Close");
  await press("Start buying");
  await reach("ready");
  expect(asked).toHaveLength(2);
});
