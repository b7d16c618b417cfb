import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type RampEvent, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { resolvePresentation } from "../../src/core/resolvePresentation.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

const question = {
  requested: "auto",
  supportsRedirect: true,
  redirectUrl: undefined,
  isInBrowser: true,
} as const;
const answer = (presentation: string, presentationReason: string) => ({
  presentation,
  presentationReason,
});

/** A page whose own policy denies these features, to itself and so to its frames. */
function denying(...features: string[]) {
  Object.defineProperty(document, "featurePolicy", {
    configurable: true,
    value: { allowsFeature: (feature: string) => !features.includes(feature) },
  });
}
afterEach(() => void Reflect.deleteProperty(document, "featurePolicy"));

describe("auto", () => {
  test("opens here where a frame works", () => {
    expect(resolvePresentation(question)).toEqual(answer("inline", "default"));
  });

  test("opens here where no vendor has a page that could open elsewhere", () => {
    denying("camera");
    expect(resolvePresentation({ ...question, supportsRedirect: false })).toEqual(
      answer("inline", "not-supported"),
    );
  });

  test.each(["camera", "payment"])("opens a popup where the page denies frames %s", (feature) => {
    denying(feature);
    expect(resolvePresentation(question)).toEqual(answer("popup", "permissions-policy"));
  });

  test("opens a popup where the page is isolated", () => {
    vi.stubGlobal("crossOriginIsolated", true);
    expect(resolvePresentation(question)).toEqual(answer("popup", "cross-origin-isolated"));
    vi.unstubAllGlobals();
  });

  test("goes there in an app's own browser, where there is a way back", () => {
    denying("camera");
    vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Linux; Android 14; wv)");
    const back = { ...question, redirectUrl: "https://shop.example/orders" };
    expect(resolvePresentation(back)).toEqual(answer("redirect", "permissions-policy"));
    expect(resolvePresentation(question)).toEqual(answer("popup", "permissions-policy"));
  });

  test("asks nothing where there is no browser yet", () => {
    denying("camera");
    expect(resolvePresentation({ ...question, isInBrowser: false })).toEqual(
      answer("inline", "default"),
    );
  });
});

test.each(["inline", "modal", "popup", "redirect"] as const)(
  "%s is taken if it was requested",
  (requested) => {
    expect(resolvePresentation({ ...question, requested })).toEqual(answer(requested, "requested"));
  },
);

describe("the widget", () => {
  async function show(props: Partial<RampWidgetProps>, supportsRedirect = true) {
    const { endpoint, vendor, asked } = createFakeVendor();
    const events: RampEvent[] = [];
    const vendors = [{ ...vendor, supportsRedirect }];
    render(
      <RampWidget
        currency="USDT"
        storage={null}
        {...{ endpoint, vendors, ...props }}
        onEvent={(event) => events.push(event)}
      />,
    );
    const chosen = () => events.filter(({ type }) => type === "presentation");
    const root = () => document.querySelector<HTMLElement>("[data-ramp]");
    return { asked, chosen, root };
  }

  test("begins here by itself, and says why here", async () => {
    const { asked, chosen, root } = await show({ presentation: "auto" });
    await waitFor(() => expect(root()?.dataset["phase"]).toBe("ready"));
    expect(chosen()).toEqual([{ type: "presentation", ...answer("inline", "default") }]);
    expect(asked).toHaveLength(1);
  });

  test("waits for a click where it is to be a popup", async () => {
    denying("camera");
    const { asked, root } = await show({ presentation: "auto" });
    expect(screen.getByRole("button", { name: "Start buying" })).toBeVisible();
    expect(root()?.dataset["presentation"]).toBe("popup");
    expect(asked).toEqual([]);
  });

  test("is a modal where it opens here and the host opens it", async () => {
    const { asked, root } = await show({ presentation: "auto", open: true });
    await waitFor(() => expect(root()?.dataset["phase"]).toBe("ready"));
    expect(screen.getByRole("dialog")).toBe(root());
    expect(asked).toHaveLength(1);
  });

  test("says that no vendor has a page, where a popup was asked for", async () => {
    const { chosen, root } = await show({ presentation: "popup" }, false);
    await waitFor(() => expect(root()?.dataset["phase"]).toBe("ready"));
    expect(chosen()).toEqual([{ type: "presentation", ...answer("inline", "not-supported") }]);
  });
});
