import { act, render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { RampStatus, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";
import { waitForPhase } from "../browser/phase.ts";

const HOST = {
  id: "checkout",
  "data-testid": "ramp",
  "data-phase": "mine",
  "aria-label": "Top up",
  "aria-describedby": "terms",
};

function show(props: Partial<RampWidgetProps>) {
  const { endpoint, vendor } = createFakeVendor();
  return render(
    <RampWidget
      {...{ endpoint, vendors: [vendor], currency: "USDT", storage: null }}
      {...props}
      {...HOST}
    />,
  );
}

describe("id, data-* and aria-* of the host reach", () => {
  test("the root element, from the first render to the vendor's page, and replace none of ours", async () => {
    show({});
    expect(screen.getByTestId("ramp")).toHaveAttribute("id", "checkout");
    await waitForPhase("ready");
    const root = screen.getByRole("region", { name: "Top up" });
    expect(root).toHaveAttribute("id", "checkout");
    expect(root).toHaveAttribute("data-testid", "ramp");
    expect(root).toHaveAttribute("data-phase", "ready");
    expect(root).toHaveAttribute("aria-describedby", "terms");
  });

  test("the dialog of a modal, and not its button", async () => {
    show({ presentation: "modal" });
    expect(await screen.findByRole("button", { name: "Start buying" })).toBeVisible();
    expect(document.querySelectorAll("#checkout")).toHaveLength(0);
    await act(async () => screen.getByRole("button", { name: "Start buying" }).click());
    expect(await screen.findByRole("dialog", { name: "Top up" })).toHaveAttribute("id", "checkout");
    expect(document.querySelectorAll("#checkout")).toHaveLength(1);
  });

  test("the root, except those that the widget sets and reads itself", async () => {
    const own = { "data-trigger": "", "data-theme": "dark", "data-status": "completed" };
    const { endpoint, vendor } = createFakeVendor();
    const settings = { endpoint, vendors: [vendor] };
    render(
      <>
        <RampWidget {...settings} {...own} currency="USDT" data-password-manager="off" />
        <RampStatus
          {...settings}
          {...own}
          transactionId="1"
          aria-label={undefined}
          data-phase="x"
        />
      </>,
    );
    await waitForPhase("ready");
    for (const root of document.querySelectorAll("[data-ramp]")) {
      expect(root).not.toHaveAttribute("data-trigger");
      expect(root).toHaveAttribute("data-theme", "auto");
      expect(root).toHaveAccessibleName("Buy crypto");
      expect(root).not.toHaveAttribute("data-phase", "x");
      expect(root).not.toHaveAttribute("data-status", "completed");
    }
  });

  test("the root of a status", async () => {
    const { endpoint, vendor } = createFakeVendor();
    render(<RampStatus {...{ endpoint, vendors: [vendor] }} transactionId="1" {...HOST} />);
    expect(screen.getByTestId("ramp")).toHaveAttribute("id", "checkout");
  });
});
