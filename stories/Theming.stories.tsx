import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { Moment, MOMENTS } from "./moments.tsx";
import { BrandPage } from "./theming/BrandPage.tsx";
import { type BrandName, BRANDS } from "./theming/brands.ts";
import { FONTS } from "./theming/fonts.ts";
import { TOKENS } from "./theming/tokens.ts";
import { IN_A_FRAME, reaches, rootOf } from "./widget.tsx";

/**
 * Themes of three fictional companies, made of `--ramp-*` custom properties, a few `classNames`, and
 * `light-dark()`. The code is in `stories/theming`.
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
  parameters: { follows: { mode: true }, docs: { source: { type: "code" } } },
  decorators: [
    (Story) => (
      <div className="story-bleed">
        <style>{BLEED}</style>
        <Story />
      </div>
    ),
  ],
});

/** Removes the padding that Storybook adds around stories. */
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

/** The same purchase in three themes. */
export const ThreeCompanies = meta.story({
  argTypes: { brand: { table: { disable: true } } },
  // A partner's page has one widget; here several have the same name.
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

/** A serif font and left-aligned text: the result of a purchase. */
export const CalmBank = meta.story({
  play: async ({ canvasElement }) => {
    await reaches(canvasElement, "completed");
    await expect(radiusOf(canvasElement)).toBe("8px");
  },
});

/** Round, colorful, with buttons that press down: leaving the vendor's page in a modal. */
export const PlayfulApp = meta.story({
  parameters: IN_A_FRAME,
  args: { brand: "pogo", of: "modal" },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await reaches(canvasElement, "ready");
    await userEvent.click(canvas.getByRole("button", { name: "Close" }));
    await expect(canvas.getByRole("button", { name: "Stay" })).toBeVisible();
  },
});

/** Monospace, square and dense: a sale's deposit details. */
export const DenseExchange = meta.story({
  args: { brand: "tape", of: "deposit", mode: "sell" },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole("button", { name: "Copy address" })).toBeVisible();
    await expect(radiusOf(canvasElement)).toBe("0px");
  },
});

const CONTROLS = {
  colour: { type: "color" },
  length: { type: "range", min: 0, max: 900, step: 1 },
  font: { type: "select" },
} as const;

/** One control per custom property. */
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

/** Custom properties aren't props of `BrandPage`. */
function lengths(values: Record<`--ramp-${string}`, number>): object {
  return values;
}

function styleOf(args: object): React.CSSProperties {
  const set = Object.entries(args).filter(([name, value]) => name.startsWith("--") && value !== "");
  return Object.fromEntries(
    set.map(([name, value]) => [name, typeof value === "number" ? `${value}px` : value]),
  );
}
