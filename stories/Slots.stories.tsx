import { RampWidget } from "ramp-widget";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { Moment, MOMENTS } from "./moments.tsx";
import { ORDERS, partner } from "./partner.ts";
import { stopTheClock } from "./phases/stopTheClock.ts";
import { SLOTS } from "./theming/slots.ts";
import { reaches, rootOf } from "./widget.tsx";

/**
 * A partner's components in place of the widget's. Each receives the purchase as `ramp` and the widget's
 * `messages`. The code is in `stories/theming`.
 */
const meta = preview.meta({
  title: "Theming/Slots",
  component: Moment,
  args: { of: "done" as const, mode: "buy" as const, slots: SLOTS },
  argTypes: {
    of: { name: "moment", control: "select", options: MOMENTS },
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    slots: { control: false },
    classNames: { control: false },
    messages: { control: false },
    style: { control: false },
    className: { control: false },
  },
  parameters: { follows: { mode: true }, docs: { source: { type: "code" } } },
});

/** `slots.loading`: until the vendor's page is visible. */
export const Loading = meta.story({
  beforeEach: stopTheClock,
  render: ({ slots, theme }) => (
    <RampWidget {...ORDERS.proof} {...partner({ page: "silent" })} slots={slots} theme={theme} />
  ),
  play: async ({ canvas, canvasElement }) => {
    await reaches(canvasElement, "loading");
    await expect(canvas.getByText("Getting your payment page ready")).toBeVisible();
  },
});

/** `slots.error`: an error with a next action and the details for support. */
export const Problem = meta.story({
  args: { of: "problem" },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await reaches(canvasElement, "error");
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
    await userEvent.click(canvas.getByText("Details for support"));
    await expect(canvas.getByText("session-network")).toBeVisible();
  },
});

/** `slots.progress`: the steps of a purchase in progress. */
export const Status = meta.story({
  args: { of: "processing" },
  play: async ({ canvas }) => {
    await waitFor(() =>
      expect(canvas.getByRole("listitem", { current: "step" })).toHaveTextContent("Processing"),
    );
  },
});

/** `slots.result`: the result of a purchase. */
export const Done = meta.story({
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "104.84 USDT" })).toBeVisible();
  },
});

const PHASED = {
  button: "phased-button",
  panel: "phased-panel",
  heading: "phased-heading",
};

/** `classNames` combined with `data-phase` on the root element, without components. */
export const ClassNamesByPhase = meta.story({
  args: { slots: {}, classNames: PHASED, className: "phased" },
  render: (props) => (
    <>
      <style>{`
        .phased[data-ramp] { --phase: light-dark(#3b5bdb, #91a7ff); border-block-start: 8px solid var(--phase) }
        .phased[data-phase="completed"] { --phase: light-dark(#0a7f4f, #3ecf8e) }
        .phased[data-phase="processing"] { --phase: light-dark(#946200, #ffc857) }
        .phased:is([data-phase="failed"], [data-phase="error"]) { --phase: light-dark(#c02f25, #ff7a70) }
        [data-ramp] .phased-heading { color: var(--phase) }
        [data-ramp] .phased-panel > svg { color: var(--phase) }
        [data-ramp][data-phase="completed"] [data-quiet] .phased-button { border: 2px solid var(--phase); border-radius: 24px }
      `}</style>
      <Moment {...props} />
    </>
  ),
  play: async ({ canvasElement }) => {
    await reaches(canvasElement, "completed");
    const root = rootOf(canvasElement);
    await expect(getComputedStyle(root).borderTopWidth).toBe("8px");
    await expect(root.querySelector(".phased-heading")).toBeVisible();
  },
});
