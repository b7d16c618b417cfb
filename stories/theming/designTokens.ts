import { type Token, TOKENS } from "./tokens.ts";

export type Scheme = "light" | "dark";

/** Values of custom properties; the defaults of the stylesheet for all others. */
export type TokenValues = Readonly<Record<string, string | undefined>>;

interface DesignToken {
  $type: "color" | "dimension" | "fontFamily";
  $value: object;
  $description: string;
}

/**
 * All custom properties of one color scheme, in the format of the Design Tokens Community Group (2025.10). `ramp.accent`
 * is `--ramp-accent`. Figma imports one file per mode of a collection.
 */
export function toDesignTokens(
  scheme: Scheme,
  values: TokenValues = {},
): { ramp: Record<string, DesignToken> } {
  const tokens = TOKENS.flatMap((token): [string, DesignToken][] => {
    const value = values[token.name] ?? token.fallback;
    const parsed = parseValue(token, value, scheme);
    return parsed
      ? [[token.name.replace("--ramp-", ""), { ...parsed, $description: token.says }]]
      : [];
  });
  return { ramp: Object.fromEntries(tokens) };
}

/** Undefined for `auto`, which the format doesn't have. */
function parseValue(
  { kind, name }: Token,
  value: string,
  scheme: Scheme,
): Pick<DesignToken, "$type" | "$value"> | undefined {
  switch (kind) {
    case "colour":
      return { $type: "color", $value: toColorValue(pickScheme(value, scheme), name) };
    case "length":
      return value === "auto"
        ? undefined
        : { $type: "dimension", $value: { value: Number.parseFloat(value), unit: "px" } };
    case "font":
      return {
        $type: "fontFamily",
        $value: value.split(/,\s*/).map((font) => font.replaceAll('"', "")),
      };
  }
}

/** The color that `light-dark()` uses in this scheme. */
export function pickScheme(value: string, scheme: Scheme): string {
  const [, light, dark] = /^light-dark\((.+),\s*(.+)\)$/.exec(value) ?? [];
  return (scheme === "light" ? light : dark) ?? value;
}

function toColorValue(color: string, name: string): object {
  const { channels, alpha } = parseColor(color, name);
  return {
    colorSpace: "srgb",
    components: channels.map((channel) => Number((channel / 255).toFixed(4))),
    alpha,
    hex: toHex(color, name),
  };
}

/** Six digits, without alpha, as color inputs need it. */
export function toHex(color: string, name: string): string {
  const { channels } = parseColor(color, name);
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Channels from 0 to 255. The stylesheet and the example themes only use these two notations. */
function parseColor(color: string, name: string): { channels: number[]; alpha: number } {
  const [, hex] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(color) ?? [];
  if (hex) {
    const digits = hex.length === 3 ? Array.from(hex, (digit) => digit + digit) : hex.match(/../g);
    return { channels: (digits ?? []).map((pair) => Number.parseInt(pair, 16)), alpha: 1 };
  }
  const [, channels, alpha = "1"] = /^rgb\(([\d ]+?)(?: \/ ([\d.]+))?\)$/.exec(color) ?? [];
  if (!channels) throw new Error(`Write ${name} as #rrggbb or rgb(r g b / a), not as ${color}.`);
  return { channels: channels.split(" ").map(Number), alpha: Number(alpha) };
}

/** WCAG's contrast ratio of two colors. */
export function getContrast(one: string, other: string): number {
  const [light = 1, dark = 1] = [one, other].map(getLuminance).toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function getLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = parseColor(color, "a color").channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A style sheet that sets these custom properties for a page. */
export function toCss(values: TokenValues): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value};\n`);
  return `:root {\n  color-scheme: light dark;\n${lines.join("")}}\n`;
}
