import { type ReactElement, useEffect, useRef, useState } from "react";
import { Moment } from "../moments.tsx";
import { type Token, TOKENS } from "../theming/tokens.ts";
import { Paper } from "./Paper.tsx";

/** Every custom property of the stylesheet (lengths at a quarter of their size), beside a widget that uses them. */
export function TokenTable(): ReactElement {
  return (
    <Paper>
      <style>{css}</style>
      <div className="tokens">
        <table>
          <thead>
            <tr>
              <th scope="col">Custom property</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {TOKENS.map((token) => (
              <tr key={token.name}>
                <td>
                  <code>{token.name}</code>
                  <br />
                  {token.says}
                </td>
                <td>
                  <Now token={token} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="tokens-widget docs-story">
          <Moment of="done" />
        </div>
      </div>
    </Paper>
  );
}

/** Its value on this page: the browser resolves `light-dark()`. */
function Now({ token }: { token: Token }): ReactElement {
  const { name, kind, fallback } = token;
  const swatch = useRef<HTMLElement>(null);
  const [now, setNow] = useState(fallback);
  useEffect(
    function readColour() {
      if (kind !== "colour") return;
      const timer = setInterval(() => {
        if (swatch.current) setNow(getComputedStyle(swatch.current).backgroundColor);
      }, 500);
      return () => clearInterval(timer);
    },
    [kind],
  );
  const value = `var(${name}, ${fallback})`;
  if (kind === "font")
    return <span style={{ fontFamily: value, fontSize: 22 }}>Aa 104.84 USDT</span>;
  // Nothing to draw.
  if (fallback === "auto") return <code>{fallback}</code>;
  return (
    <div className="tokens-now">
      {kind === "colour" ? (
        <i ref={swatch} className="tokens-swatch" style={{ background: value }} />
      ) : (
        <i
          className={name.endsWith("-radius") ? "tokens-corner" : "tokens-length"}
          style={
            name.endsWith("-radius")
              ? { borderStartStartRadius: value }
              : { width: `calc(${value} / 4)` }
          }
        />
      )}
      <code>{now}</code>
    </div>
  );
}

const css = `
  .tokens { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 320px); gap: 32px; align-items: start }
  .tokens table { table-layout: fixed }
  .tokens th:first-child { width: 62% }
  .tokens-widget { position: sticky; top: 16px; --ramp-panel-height: 400px }
  .tokens-now { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; min-width: 0 }
  .tokens-swatch { display: block; width: 56px; height: 32px; border: 1px solid light-dark(#868f9d, #6b7482); border-radius: 8px }
  .tokens-length { display: block; max-width: 100%; height: 8px; border-radius: 4px; background: currentColor; opacity: 0.7 }
  .tokens-corner { display: block; width: 48px; height: 28px; border: 2px solid; border-inline-end: 0; border-block-end: 0 }
  @media (max-width: 900px) { .tokens { grid-template-columns: minmax(0, 1fr) } .tokens-widget { position: static } }
`;
