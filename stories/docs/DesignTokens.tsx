import { type ReactElement, useState } from "react";
import { BRANDS, type BrandName } from "../theming/brands.ts";
import { toDesignTokens, type TokenValues } from "../theming/designTokens.ts";
import { type File, Files } from "./Files.tsx";
import { Paper } from "./Paper.tsx";

/** One file per color scheme. */
export function createTokenFiles(name: string, values?: TokenValues): File[] {
  return (["light", "dark"] as const).map((scheme) => ({
    name: `${name}.${scheme}.tokens.json`,
    text: `${JSON.stringify(toDesignTokens(scheme, values), null, 2)}\n`,
  }));
}

/** The custom properties of an example brand; none for the default theme. */
export function getBrandValues(brand: BrandName | undefined): TokenValues {
  return brand ? (BRANDS[brand].tokens as TokenValues) : {};
}

/** The tokens of the default theme or an example brand, as files for design tools. */
export function DesignTokens(): ReactElement {
  const [brand, setBrand] = useState<BrandName>();
  return (
    <Paper more={<BrandSelect brand={brand} onChange={setBrand} />}>
      <Files files={createTokenFiles(brand ?? "ramp-widget", getBrandValues(brand))} />
    </Paper>
  );
}

interface BrandSelectProps {
  brand: BrandName | undefined;
  onChange: (brand: BrandName | undefined) => void;
}

export function BrandSelect({ brand, onChange }: BrandSelectProps): ReactElement {
  return (
    <label>
      Theme{" "}
      <select
        value={brand ?? ""}
        onChange={(event) => onChange((event.target.value || undefined) as BrandName | undefined)}
      >
        <option value="">Default</option>
        {Object.entries(BRANDS).map(([key, { name }]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
