import { type ReactElement, type ReactNode, useState } from "react";

const SCHEMES = { system: "light dark", light: "light", dark: "dark" } as const;

type Scheme = keyof typeof SCHEMES;

/** A part of a partner's page in the docs, with a switch for its color scheme. */
export function Paper({ children, more }: { children: ReactNode; more?: ReactNode }): ReactElement {
  const [scheme, setScheme] = useState<Scheme>("system");
  return (
    <div className="paper sb-unstyled" style={{ colorScheme: SCHEMES[scheme] }}>
      <style>{css}</style>
      <div className="paper-bar">
        {more}
        <label>
          Color scheme{" "}
          <select value={scheme} onChange={(event) => setScheme(event.target.value as Scheme)}>
            <option value="system">system</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
      </div>
      {children}
    </div>
  );
}

const css = `
  .paper {
    --ramp-font: "Inter Variable", system-ui, sans-serif;
    margin-block: 24px;
    padding: 20px;
    border: 1px solid light-dark(#e0e3e9, #2c313a);
    border-radius: 16px;
    background: light-dark(#f4f5f8, #0a0c10);
    color: light-dark(#12161c, #f2f4f7);
    font: 400 15px/1.5 var(--ramp-font);
  }
  .paper-bar { display: flex; flex-wrap: wrap; gap: 12px 20px; justify-content: end; margin-block-end: 16px; font-size: 14px }
  .paper select {
    min-height: 36px;
    padding-inline: 10px;
    border: 1px solid light-dark(#868f9d, #6b7482);
    border-radius: 8px;
    background: light-dark(#fff, #14171c);
    color: inherit;
    font: inherit;
  }
  .paper table { width: 100%; border-collapse: collapse; font-size: 14px }
  .paper :is(th, td) { padding: 10px 12px 10px 0; border-block-end: 1px solid light-dark(#e0e3e9, #2c313a); text-align: start; vertical-align: top }
  .paper th { font-weight: 600 }
  .paper :is(td, th):last-child { padding-inline-end: 0 }
  .paper code { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
`;
