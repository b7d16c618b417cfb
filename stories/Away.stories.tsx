import { expect, spyOn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { ORDERS, partner } from "./partner.ts";
import { reaches, readWords, rootOf, widget } from "./widget.tsx";

const meta = preview.meta({
  ...widget,
  title: "RampWidget/Popup and redirect",
  args: { ...widget.args, ...ORDERS.transak, presentation: "popup" as const },
  parameters: { ...widget.parameters, follows: { mode: true } },
  argTypes: {
    ...widget.argTypes,
    presentation: { control: "inline-radio", options: ["popup", "redirect", "auto", "inline"] },
  },
});

/** Browsers open a popup only in a click, so the widget shows a button first. */
export const Start = meta.story({
  name: "Before the popup opens",
  args: partner({ vendor: "transak" }),
});

/** The vendor's page is open in a popup. The page behind it follows the purchase. */
export const Away = meta.story({
  name: "Popup is open",
  args: partner({ vendor: "transak" }),
  async play({ canvas, globals, userEvent }) {
    spyOn(window, "open").mockImplementation((_, name) => openElsewhere(name));
    const { start, external } = readWords(globals);
    await userEvent.click(await canvas.findByRole("button", { name: start }));
    await canvas.findByRole("heading", { name: external });
  },
});

/** The user closed the popup, and the endpoint can't tell yet whether they paid. */
export const Left = meta.story({
  name: "Popup closed, already paid?",
  args: partner({ vendor: "transak" }),
  async play({ canvas, globals, userEvent }) {
    let popup: Window | undefined;
    spyOn(window, "open").mockImplementation((_, name) => (popup = openElsewhere(name)));
    const { start, external, unconfirmed } = readWords(globals);
    await userEvent.click(await canvas.findByRole("button", { name: start }));
    await canvas.findByRole("heading", { name: external });
    popup?.close();
    await canvas.findByRole("heading", { name: unconfirmed });
  },
});

/** The browser blocked the popup. The widget shows a link, which isn't blocked. */
export const Blocked = meta.story({
  name: "Popup blocked",
  args: partner({ vendor: "transak" }),
  async play({ canvas, args, globals, userEvent }) {
    spyOn(window, "open").mockReturnValue(null);
    const { start, openPage } = readWords(globals);
    await userEvent.click(await canvas.findByRole("button", { name: start }));
    await expect(await canvas.findByRole("link", { name: openPage })).toBeVisible();
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
  },
});

/** The vendor's page replaces this one after a click. `redirectUrl` leads back. */
export const Redirect = meta.story({
  args: { ...partner({ vendor: "transak" }), presentation: "redirect" },
  async play({ canvas, canvasElement, globals }) {
    const { start } = readWords(globals);
    await expect(await canvas.findByRole("button", { name: start })).toBeVisible();
    await expect(rootOf(canvasElement)).toHaveAttribute("data-presentation", "redirect");
  },
});

/** `auto` opens the vendor's page inline if an iframe works. */
export const Auto = meta.story({
  args: { ...partner({ vendor: "transak" }), presentation: "auto" },
  async play({ canvasElement }) {
    await reaches(canvasElement, "ready");
    await expect(rootOf(canvasElement)).toHaveAttribute("data-presentation", "inline");
  },
});

/** `auto` opens a popup if the page's policy denies iframes the camera, which identity checks need. */
export const AutoWithoutCamera = meta.story({
  name: "Auto, camera denied",
  args: { ...partner({ vendor: "transak" }), presentation: "auto" },
  beforeEach() {
    const value = { allowsFeature: (feature: string) => feature !== "camera" };
    Object.defineProperty(document, "featurePolicy", { configurable: true, value });
    return () => void Reflect.deleteProperty(document, "featurePolicy");
  },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByRole("button", { name: "Start buying" })).toBeVisible();
    await expect(rootOf(canvasElement)).toHaveAttribute("data-presentation", "popup");
  },
});

/** Replaces the popup, so that the story keeps its window. */
function openElsewhere(ownName = ""): Window {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.name = ownName;
  document.body.append(frame);
  const inside = frame.contentWindow;
  if (!inside) throw new Error("The story could not open a window.");
  let closed = false;
  return new Proxy(inside, {
    get: (_, name) =>
      name === "closed"
        ? closed
        : name === "close"
          ? () => {
              closed = true;
              frame.remove();
            }
          : name === "name"
            ? ownName
            : name === "document"
              ? inside.document
              : () => {},
    set: () => true,
  });
}
