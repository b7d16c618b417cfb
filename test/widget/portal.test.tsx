import { render } from "@testing-library/react";
import { createPortal } from "react-dom";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers } from "../browser/startTestServers.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

// faults H4: a host that renders into an iframe of its own. Everything there is of another window's classes.
let inner: Window & typeof globalThis;
const find = (selector: string): HTMLElement => {
  const found = inner.document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const reach = (phase: string) =>
  expect.poll(() => inner.document.querySelector(`[data-phase="${phase}"]`)).not.toBeNull();

// Fetched in time, however busy the machine is: a vendor's page has 15 seconds.
beforeAll(async () => void (await import("../../src/vendors/bleepay/DepositView.tsx")));

beforeEach(async () => {
  const iframe = document.createElement("iframe");
  // A page with an address: Transak refuses one that tells it nothing of where its user comes from.
  iframe.src = "/test-servers/permissions/page";
  const loaded = new Promise((resolve) => iframe.addEventListener("load", resolve));
  iframe.style.cssText = "width: 700px; height: 800px";
  document.body.append(iframe);
  await loaded;
  if (!iframe.contentWindow) throw new Error("The iframe has no window.");
  inner = iframe.contentWindow as typeof inner;
  expect(inner.document.body).not.toBeInstanceOf(HTMLElement);
});
afterEach(() => {
  inner.frameElement?.remove();
  clearPageGlobal("scripts");
  Reflect.deleteProperty(globalThis, "proofWidget");
});

const show = (props: Partial<RampWidgetProps>) =>
  render(
    createPortal(<RampWidget currency="USDT" storage={null} {...props} />, inner.document.body),
  );

test("in a portal into an iframe the widget is styled, and opens the vendor's page once", async () => {
  const { vendor, endpoint, frames } = createFakeVendor();
  show({ endpoint, vendors: [vendor] });
  await reach("ready");
  expect(frames).toHaveLength(1);
  expect(inner.getComputedStyle(find("[data-ramp]")).borderRadius).toBe("16px");
});

test("in a portal into an iframe the dialog opens above that page, holds the focus, asks, and gives all back", async () => {
  const { vendor, endpoint } = createFakeVendor();
  show({ endpoint, vendors: [vendor], presentation: "modal" });
  await expect.poll(() => inner.document.querySelector("[data-trigger] button")).not.toBeNull();
  const opener = find("[data-trigger] button");
  opener.focus();
  opener.click();
  await reach("ready");
  const dialog = find("dialog");
  expect(dialog.matches(":modal")).toBe(true);
  expect(inner.document.activeElement).toBe(dialog);
  const overflow = () => inner.getComputedStyle(inner.document.documentElement).overflow;
  expect(overflow()).toBe("hidden");
  const escape = () =>
    dialog.dispatchEvent(
      new inner.KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
    );
  const close = find(".ramp-close");
  close.focus();
  escape();
  await expect.poll(() => inner.document.querySelector('[role="alertdialog"]')).not.toBeNull();
  expect(find('[role="alertdialog"]').contains(inner.document.activeElement)).toBe(true);
  escape();
  await expect.poll(() => inner.document.querySelector('[role="alertdialog"]')).toBeNull();
  expect(inner.document.activeElement).toBe(close);
  escape();
  await expect.poll(() => inner.document.querySelector('[role="alertdialog"]')).not.toBeNull();
  find('[role="alertdialog"] [data-quiet] button').click();
  await expect.poll(() => inner.document.querySelector("dialog")).toBeNull();
  expect(overflow()).toBe("visible");
  expect(inner.document.activeElement).toBe(opener);
});

describe("the vendors in it", () => {
  test("transak is heard from its frame, whose parent is that page", async () => {
    const { endpoint, vendors } = await startTestServers();
    const order = { network: "TRC20", fiatCurrency: "EUR", fiatAmount: "100" };
    show({ endpoint, vendors, vendor: "transak", ...order });
    await reach("ready");
    expect(inner.document.querySelectorAll("iframe")).toHaveLength(1);
  });

  test("bleepay's address is copied by that page, and selected where it may not", async () => {
    const { endpoint, vendors } = await startTestServers();
    show({ endpoint, vendors, vendor: "bleepay", network: "polygon", amount: "50" });
    await reach("ready");
    await expect.poll(() => inner.document.querySelector(".ramp-deposit-main")).not.toBeNull();
    const writeText = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error());
    vi.spyOn(inner.navigator, "clipboard", "get").mockReturnValue({ writeText } as never);
    const copy = find(".ramp-deposit-main");
    copy.click();
    await expect.poll(() => writeText.mock.calls.length).toBe(1);
    copy.click();
    await expect.poll(() => String(inner.getSelection())).toBe(writeText.mock.calls[0]?.[0]);
  });
});
