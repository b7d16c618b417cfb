import type { ReactElement, ReactNode } from "react";
import { Moment, type MomentProps } from "../moments.tsx";
import { type Brand } from "./Brand.ts";
import { type BrandName, BRANDS } from "./brands.ts";

export interface BrandPageProps extends Pick<MomentProps, "of" | "mode"> {
  /** The company whose theme and page are shown. */
  brand: BrandName;
}

/** A company's page with the widget in its theme. */
export function BrandPage({ brand, ...moment }: BrandPageProps): ReactElement {
  const { name, line, tokens, classNames, css }: Brand = BRANDS[brand];
  return (
    <Page brand={brand} style={tokens}>
      <style>{PAGE + css}</style>
      <div className="masthead">
        <strong>{name}</strong>
        <span>{line}</span>
      </div>
      <Moment {...moment} className={`${brand}-card`} classNames={classNames} />
    </Page>
  );
}

function Page({
  brand,
  style,
  children,
}: {
  brand: BrandName;
  style: Brand["tokens"];
  children: ReactNode;
}): ReactElement {
  return (
    <div className={`brand ${brand}`} style={style}>
      {children}
    </div>
  );
}

const PAGE = `
  .brand {
    box-sizing: border-box;
    display: grid;
    gap: 20px;
    justify-items: center;
    align-content: start;
    width: 100%;
    padding: clamp(20px, 5vw, 48px) 16px;
    font-family: "Inter Variable", system-ui, sans-serif;
  }
  .brand > .masthead {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
    box-sizing: border-box;
    width: 100%;
    max-width: var(--ramp-max-width, 480px);
    padding-inline: 4px;
  }
  .brand > .masthead > span { font-size: 13px; opacity: 0.85 }
`;
