import { Story } from "@storybook/addon-docs/blocks";
import type { ReactElement } from "react";
import { STATES } from "../states.ts";
import { Paper } from "./Paper.tsx";

/** @param of the stories' module */
export function StateTable({ of }: { of: object }): ReactElement {
  const stories = of as Record<string, object | undefined>;
  return (
    <Paper>
      <style>{css}</style>
      {Object.entries(STATES).map(([phase, { story, says, can }]) => (
        <section key={phase} className="state" aria-labelledby={`state-${phase}`}>
          <div>
            <h3 id={`state-${phase}`}>
              <code>{phase}</code>
            </h3>
            <p>{says}</p>
            <p>
              <b>The user can:</b> {can}
            </p>
          </div>
          <div className="state-picture">
            {stories[story] ? <Story of={stories[story]} /> : `There is no story ${story}.`}
          </div>
        </section>
      ))}
    </Paper>
  );
}

const css = `
  .state { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 300px); gap: 24px; align-items: start; padding-block: 24px }
  .state + .state { border-block-start: 1px solid light-dark(#e0e3e9, #2c313a) }
  .state h3 { margin: 0 0 8px; font-size: 18px }
  .state h3 code { font-size: 17px; font-weight: 650 }
  .state p { margin: 0 0 8px; text-wrap: pretty }
  .state-picture { overflow: hidden; border-radius: 12px; zoom: 0.6; --ramp-frame-height: 460px; --ramp-panel-height: 400px }
  /* What Storybook puts around a story: here the page is this one. */
  .state-picture [style*="color-scheme"] { padding: 0 !important; background: none !important; color-scheme: inherit !important }
  @media (max-width: 760px) { .state { grid-template-columns: minmax(0, 1fr) } }
`;
