import type { Mode } from "ramp-widget";
import { LANGUAGE_NAMES, type LanguageName } from "../stories/languages.ts";
import type { VendorName } from "../stories/sandbox/createPartner.ts";
import { type BrandName, BRANDS } from "../stories/theming/brands.ts";

/** The page's `color-scheme`, by the toolbar's value. */
export const SCHEMES: Record<string, string> = {
  system: "light dark",
  light: "light",
  dark: "dark",
};

/** The value of an item that leaves the story as it is. */
const UNCHANGED = "story";

/** What the toolbar overrides; undefined leaves the story as it is. */
export interface Toolbar {
  theme?: BrandName | undefined;
  mode?: Mode | undefined;
  vendor?: VendorName | undefined;
  language?: LanguageName | undefined;
  direction?: "ltr" | "rtl" | undefined;
  /** CSS pixels. */
  width?: string | undefined;
}

export function readToolbar(globals: Readonly<Record<string, unknown>>): Toolbar {
  const chosen = Object.entries(globals).filter(([, value]) => value !== UNCHANGED);
  return Object.fromEntries(chosen);
}

/** A menu whose first item leaves the story as it is. */
function menu(description: string, icon: Icon, unchanged: string, choices: [string, string][]) {
  const items = [
    { value: UNCHANGED, title: unchanged, right: "as the story" },
    ...choices.map(([value, title]) => ({ value, title })),
  ];
  return { description, toolbar: { icon, dynamicTitle: true, items } };
}

type Icon = "contrast" | "paintbrush" | "transfer" | "credit" | "globe" | "paragraph" | "ruler";

export const globalTypes = {
  scheme: {
    description: "Color scheme of the page",
    toolbar: {
      icon: "contrast" as Icon,
      dynamicTitle: true,
      items: [
        { value: "system", title: "System" },
        { value: "light", title: "Light" },
        { value: "dark", title: "Dark" },
      ],
    },
  },
  theme: menu(
    "Example brand",
    "paintbrush",
    "Theme",
    Object.entries(BRANDS).map(([value, { name }]) => [value, name]),
  ),
  mode: menu("Buy or sell", "transfer", "Mode", [
    ["buy", "Buy"],
    ["sell", "Sell"],
  ]),
  vendor: menu("Vendor", "credit", "Vendor", [
    ["proof", "Proof"],
    ["transak", "Transak"],
    ["bleepay", "Bleepay"],
  ]),
  language: menu("Language", "globe", "Language", Object.entries(LANGUAGE_NAMES)),
  direction: menu("Writing direction", "paragraph", "Direction", [
    ["ltr", "Left to right"],
    ["rtl", "Right to left"],
  ]),
  width: menu("Width of the page's column", "ruler", "Width", [
    ["288", "288 px"],
    ["358", "358 px"],
    ["480", "480 px"],
    ["720", "720 px"],
  ]),
};

export const initialGlobals = {
  scheme: "system",
  theme: UNCHANGED,
  mode: UNCHANGED,
  vendor: UNCHANGED,
  language: UNCHANGED,
  direction: UNCHANGED,
  width: UNCHANGED,
};
