import { expect } from "vitest";
import type { RampLanguage } from "../../../src/index.ts";
import { messages as de } from "../../../src/messages/de.ts";
import { messages as ja } from "../../../src/messages/ja.ts";
import { messages as pl } from "../../../src/messages/pl.ts";
import { messages as uk } from "../../../src/messages/uk.ts";
import { english as bleepay } from "../../../src/vendors/bleepay/english.ts";
import { type Page, type Trial, trial } from "../Trial.ts";

const ROOT = "document.querySelector('[data-ramp]')";
const styleOf = (selector: string, property: string) =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`;
const fits = (page: Page) =>
  page.read<boolean>("document.documentElement.scrollWidth <= innerWidth");

const speaks = ({ lang, completed }: RampLanguage) =>
  trial(`in ${lang}, from the first sentence to the last`, async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ language: lang });
    await page.ramp.phase("ready");
    expect(await page.read(`${ROOT}.lang`)).toBe(lang);
    await page.ramp.pay();
    await page.ramp.settle();
    await page.reads(completed?.buy ?? "");
    expect(await fits(page)).toBe(true);
    expect(await page.complaints()).toEqual([]);
  });

/** How bright a colour is, from 0 to 255. */
async function brightness(page: Page, expression: string): Promise<number> {
  const colour = await page.read<string>(expression);
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}

export const looks: Trial[] = [
  speaks(de),
  speaks(ja),
  speaks(pl),
  speaks(uk),
  trial("in Arabic it is written from right to left", async ({ serve }) => {
    const page = await (
      await serve()
    ).open({ language: "ar", presentation: "modal", vendor: "bleepay" });
    await page.clickOn("main button");
    await page.ramp.phase("ready");
    expect(await page.read(styleOf("[data-ramp]", "direction"))).toBe("rtl");
    // The close button is at the other side.
    const [close = 0, middle = 0] = await page.read<number[]>(
      "[document.querySelector('.ramp-close').getBoundingClientRect().left, innerWidth / 2]",
    );
    expect(close).toBeLessThan(middle);
    expect(await fits(page)).toBe(true);
  }),
  trial("at 320 pixels nothing has to be scrolled sideways", async ({ serve }) => {
    const page = await (await serve()).open({ vendor: "bleepay" });
    await page.tab.resize(320, 640);
    await page.reads(bleepay.address);
    expect(await fits(page)).toBe(true);
  }),
  trial("a dark page has a dark widget", async ({ serve }) => {
    const page = await (await serve()).open({ vendor: "bleepay", theme: "dark" });
    await page.reads(bleepay.address);
    const text = await brightness(page, styleOf("[data-ramp]", "color"));
    expect(text).toBeGreaterThan(180);
  }),
  trial("a light page has a light widget", async ({ serve }) => {
    const page = await (await serve()).open({ vendor: "bleepay", theme: "light" });
    await page.reads(bleepay.address);
    const text = await brightness(page, styleOf("[data-ramp]", "color"));
    expect(text).toBeLessThan(80);
  }),
  trial(
    "in forced colours, buttons keep a border and text its contrast",
    async ({ serve }) => {
      const page = await (await serve()).open({ vendor: "bleepay" }, "forced colours");
      await page.reads(bleepay.address);
      expect(await page.read("matchMedia('(forced-colors: active)').matches")).toBe(true);
      const [style, width] = await page.read<string[]>(
        "((style) => [style.borderTopStyle, style.borderTopWidth])(getComputedStyle(document.querySelector('[data-ramp] button')))",
      );
      expect(style).not.toBe("none");
      expect(Number.parseFloat(width ?? "")).toBeGreaterThan(0);
    },
    {
      WebKit: {
        why: "has no setting for forced colours",
        shownBy: "!matchMedia('(forced-colors: active)').matches",
      },
    },
  ),
  trial("with reduced motion, nothing moves", async ({ serve }) => {
    const page = await (await serve()).open({ vendor: "bleepay" }, "reduced motion");
    await page.reads(bleepay.address);
    expect(await page.read("matchMedia('(prefers-reduced-motion: reduce)').matches")).toBe(true);
    const moving = await page.read<string[]>(
      "document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 1).map((one) => one.animationName ?? one.transitionProperty)",
    );
    expect(moving).toEqual([]);
  }),
  trial("a page's reset takes nothing away from the widget", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "bleepay" });
    await page.reads(bleepay.address);
    const box = () =>
      page.read<number[]>(
        "(({ width, height }) => [Math.round(width), Math.round(height)])(document.querySelector('[data-ramp]').getBoundingClientRect())",
      );
    const before = await box();
    await page.read(
      `document.head.insertAdjacentHTML("afterbegin", "<style>*, ::before, ::after { box-sizing: content-box; margin: 0; padding: 0; border: 0; font: inherit; line-height: 1.1 }</style>")`,
    );
    const [width = 0, height = 0] = await box();
    expect(width).toBe(before[0]);
    expect(Math.abs(height - (before[1] ?? 0))).toBeLessThan(40);
  }),
];
