import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { Moment, MOMENTS } from "./moments.tsx";
import { BrandPage } from "./theming/BrandPage.tsx";
import { type BrandName, BRANDS } from "./theming/brands.ts";
import { TOKENS } from "./theming/tokens.ts";
import { reaches, rootOf } from "./widget.tsx";

/**
 * Three looks of companies that do not exist, each out of nothing but `--ramp-*` custom properties, a few
 * `classNames`, and `light-dark()`. Their code is in `stories/theming`.
 */
const meta = preview.meta({
  title: "Theming",
  component: BrandPage,
  args: { brand: "harbour" as const, of: "done" as const, mode: "buy" as const },
  argTypes: {
    brand: { control: "inline-radio", options: Object.keys(BRANDS) },
    of: { name: "moment", control: "select", options: MOMENTS },
    mode: { control: "inline-radio", options: ["buy", "sell"] },
  },
  parameters: { docs: { source: { type: "code" } } },
  decorators: [
    (Story) => (
      <div className="story-bleed">
        <style>{BLEED}</style>
        <Story />
      </div>
    ),
  ],
});

/** To the edges of the page that Storybook puts around. */
const BLEED = `
  .story-bleed {
    justify-self: stretch;
    display: grid;
    margin: calc(-1 * clamp(16px, 5vw, 48px)) -16px;
  }
  .sb-show-main .story-bleed { min-height: 100dvh }
  .story-brands { display: flex; flex-wrap: wrap }
  .story-brands > * { flex: 1 1 390px }
`;

const radiusOf = (canvas: HTMLElement) => getComputedStyle(rootOf(canvas)).borderTopLeftRadius;

/** One purchase, three companies. */
export const ThreeCompanies = meta.story({
  argTypes: { brand: { table: { disable: true } } },
  // On a partner's page there is one widget; here all of them have the same name.
  parameters: { a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } } },
  render: ({ of, mode }) => (
    <div className="story-brands">
      {(Object.keys(BRANDS) as BrandName[]).map((brand) => (
        <BrandPage key={brand} brand={brand} of={of} mode={mode} />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    const headings = () => canvas.getAllByRole("heading", { name: "Your crypto has arrived" });
    await waitFor(() => expect(headings()).toHaveLength(3));
  },
});

/** Paper, ink and a serif, everything on one left edge: the end of a purchase. */
export const CalmBank = meta.story({
  play: async ({ canvasElement }) => {
    await reaches(canvasElement, "completed");
    await expect(radiusOf(canvasElement)).toBe("8px");
  },
});

/** Round and loud, with buttons that can be pressed down: leaving the vendor's page in a modal. */
export const PlayfulApp = meta.story({
  args: { brand: "pogo", of: "modal" },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const dialog = canvasElement.ownerDocument.querySelector("dialog");
    await waitFor(() => expect(dialog).toHaveAttribute("data-phase", "ready"));
    await userEvent.click(canvas.getByRole("button", { name: "Close" }));
    await expect(canvas.getByRole("button", { name: "Stay" })).toBeVisible();
  },
});

/** One width of letter, no corner, no room lost: what to send in a sale, and where to. */
export const DenseExchange = meta.story({
  args: { brand: "tape", of: "deposit", mode: "sell" },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole("button", { name: "Copy address" })).toBeVisible();
    await expect(radiusOf(canvasElement)).toBe("0px");
  },
});

const FONTS = [
  "system-ui, sans-serif",
  '"Inter Variable", sans-serif',
  "Georgia, serif",
  "ui-rounded, system-ui, sans-serif",
  "ui-monospace, monospace",
];

const CONTROLS = {
  colour: { type: "color" },
  length: { type: "range", min: 0, max: 900, step: 1 },
  font: { type: "select" },
} as const;

/** One control for each token that the stylesheet reads: set it and see. */
export const Playground = meta.story({
  args: { of: "done", ...lengths({ "--ramp-radius": 24, "--ramp-max-width": 440 }) },
  argTypes: {
    brand: { table: { disable: true } },
    ...Object.fromEntries(
      TOKENS.map(({ name, kind, says, fallback }) => [
        name,
        {
          name,
          description: says,
          control: name === "--ramp-radius" ? { ...CONTROLS.length, max: 48 } : CONTROLS[kind],
          ...(kind === "font" && { options: FONTS }),
          table: { category: "Tokens", defaultValue: { summary: fallback } },
        },
      ]),
    ),
  },
  decorators: [
    (Story) => (
      <div
        style={{ display: "grid", justifyItems: "center", padding: "clamp(16px, 5vw, 48px) 16px" }}
      >
        <Story />
      </div>
    ),
  ],
  render: ({ of, mode, ...rest }) => <Moment of={of} mode={mode} style={styleOf(rest)} />,
  play: async ({ canvasElement }) => {
    await reaches(canvasElement, "completed");
    await expect(radiusOf(canvasElement)).toBe("24px");
    await expect(getComputedStyle(rootOf(canvasElement)).maxWidth).toBe("440px");
  },
});

/** Their names are no props of the page that the other stories show. */
function lengths(values: Record<`--ramp-${string}`, number>): object {
  return values;
}

function styleOf(args: object): React.CSSProperties {
  const set = Object.entries(args).filter(([name, value]) => name.startsWith("--") && value !== "");
  return Object.fromEntries(
    set.map(([name, value]) => [name, typeof value === "number" ? `${value}px` : value]),
  );
}
