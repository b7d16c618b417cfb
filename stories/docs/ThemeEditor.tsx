import { type ReactElement, useState } from "react";
import { FONTS } from "../theming/fonts.ts";
import { BRANDS, type BrandName } from "../theming/brands.ts";
import {
  pickScheme,
  type Scheme,
  toCss,
  toHex,
  type TokenValues,
} from "../theming/designTokens.ts";
import { findLowContrast } from "../theming/findLowContrast.ts";
import { Moment, type MomentName } from "../moments.tsx";
import { type Token, TOKENS } from "../theming/tokens.ts";
import { BrandSelect, createTokenFiles, getBrandValues } from "./DesignTokens.tsx";
import { Files } from "./Files.tsx";
import { Paper } from "./Paper.tsx";

const PREVIEWS: Partial<Record<MomentName, string>> = {
  done: "Crypto arrived",
  processing: "Payment received",
  deposit: "Send crypto",
  failed: "Card declined",
  problem: "No connection",
  bleepay: "Crypto payment",
};

/** Changes custom properties beside two live widgets, and exports them as CSS and as design tokens. */
export function ThemeEditor(): ReactElement {
  const [brand, setBrand] = useState<BrandName>();
  const [values, setValues] = useState<TokenValues>({});
  const [moment, setMoment] = useState<MomentName>("done");
  const change = (name: string, value: string) => setValues({ ...values, [name]: value });
  function startFrom(next: BrandName | undefined) {
    setBrand(next);
    setValues(getBrandValues(next));
  }
  const menus = (
    <>
      <label>
        Preview{" "}
        <select value={moment} onChange={(event) => setMoment(event.target.value as MomentName)}>
          {Object.entries(PREVIEWS).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <BrandSelect brand={brand} onChange={startFrom} />
    </>
  );
  const problems = findLowContrast(values);
  return (
    <Paper more={menus}>
      <style>{css}</style>
      <div className="editor">
        <div className="editor-fields">
          {TOKENS.filter(isEditable).map((token) => (
            <Field
              key={token.name}
              token={token}
              value={values[token.name] ?? token.fallback}
              onChange={(value) => change(token.name, value)}
            />
          ))}
        </div>
        <div className="editor-previews docs-story" style={values}>
          {(["light", "dark"] as const).map((scheme) => (
            <div key={scheme} style={{ colorScheme: scheme }}>
              <Moment of={moment} />
            </div>
          ))}
        </div>
      </div>
      <div role="status" className="editor-problems">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
      <Files
        files={[{ name: "theme.css", text: toCss(values) }, ...createTokenFiles("theme", values)]}
      />
      {brand ? (
        <p>
          {BRANDS[brand].name} also has class rules: <code>stories/theming/{brand}.ts</code>.
        </p>
      ) : null}
    </Paper>
  );
}

/** A color input has no alpha, which the backdrop needs. */
const isEditable = ({ name }: Token) => name !== "--ramp-backdrop";

interface FieldProps {
  token: Token;
  value: string;
  onChange: (value: string) => void;
}

function Field({ token, value, onChange }: FieldProps): ReactElement {
  const { name, kind, says } = token;
  const color = (scheme: Scheme) => toHex(pickScheme(value, scheme), name);
  const swatch = (scheme: Scheme, toValue: (color: string) => string) => (
    <input
      type="color"
      aria-label={`${name}, ${scheme}`}
      value={color(scheme)}
      onChange={(event) => onChange(toValue(event.target.value))}
    />
  );
  return (
    <div className="editor-field">
      <span>
        <code>{name}</code>
        <br />
        {says}
      </span>
      {kind === "colour" ? (
        <span>
          {swatch("light", (light) => `light-dark(${light}, ${color("dark")})`)}
          {swatch("dark", (dark) => `light-dark(${color("light")}, ${dark})`)}
        </span>
      ) : kind === "length" ? (
        <input
          type="number"
          min={0}
          aria-label={`${name}, in pixels`}
          placeholder="auto"
          value={value === "auto" ? "" : Number.parseFloat(value)}
          onChange={({ target }) =>
            onChange(target.value === "" ? token.fallback : `${target.value}px`)
          }
        />
      ) : (
        <select aria-label={name} value={value} onChange={(event) => onChange(event.target.value)}>
          {Array.from(new Set([value, ...FONTS]), (font) => (
            <option key={font}>{font}</option>
          ))}
        </select>
      )}
    </div>
  );
}

const css = `
  .editor { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 32px; align-items: start }
  .editor-fields { display: grid; font-size: 13px }
  .editor-field { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding-block: 8px; border-block-end: 1px solid light-dark(#e0e3e9, #2c313a) }
  .editor-field > span:last-child { flex: none; display: flex; gap: 6px }
  .editor-field input, .editor-field select { box-sizing: border-box; flex: none; width: 96px; min-height: 36px; font: inherit }
  .editor-field input[type="number"] { padding-inline: 10px; border: 1px solid light-dark(#868f9d, #6b7482); border-radius: 8px; background: light-dark(#fff, #14171c); color: inherit }
  .editor-field input[type="color"] { width: 45px; padding: 2px; border: 1px solid light-dark(#868f9d, #6b7482); border-radius: 8px; background: none; cursor: pointer }
  .editor-field select { width: 176px }
  .editor-previews { position: sticky; top: 16px; display: grid; gap: 16px; --ramp-panel-height: 0; --ramp-frame-height: 320px }
  .editor-previews > div { display: grid; justify-items: center; padding: 16px; border-radius: 12px; background: light-dark(#f4f5f8, #0a0c10) }
  .editor-problems > p { margin: 8px 0 0; padding: 10px 16px; border-radius: 12px; background: light-dark(#fff1d6, #3a2c08) }
  @media (max-width: 900px) { .editor { grid-template-columns: minmax(0, 1fr) } .editor-previews { position: static } }
`;
