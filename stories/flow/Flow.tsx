import { type Mode, RampWidget, type RampWidgetProps } from "ramp-widget";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { ORDERS } from "../partner.ts";
import type { Scene } from "../phases/phase.ts";
import type { VendorName } from "../sandbox/createPartner.ts";
import { type FlowStep, getSteps } from "./getSteps.ts";

export interface FlowProps extends Pick<RampWidgetProps, "theme" | "classNames" | "className"> {
  /** A purchase or a sale. */
  mode: Mode;
  /** Whose page opens. */
  vendor: VendorName;
}

/** Live widgets in every state of a purchase, side by side. */
export function Flow({ mode, vendor, ...look }: FlowProps): ReactElement {
  if (vendor === "bleepay" && mode === "sell") return <p>Bleepay doesn't support selling.</p>;
  const { path, branches } = getSteps(vendor, mode);
  const cells = (steps: readonly FlowStep[]) =>
    steps.map((step) => (
      <Cell key={`${vendor} ${mode} ${step.title}`} {...{ step, mode, vendor, look }} />
    ));
  return (
    <div className="flow">
      <style>{css}</style>
      <h2>{mode === "buy" ? "A purchase" : "A sale"}, step by step</h2>
      <ol>{cells(path)}</ol>
      <h2>What may happen instead</h2>
      <ul>{cells(branches)}</ul>
    </div>
  );
}

interface CellProps extends Pick<FlowProps, "mode" | "vendor"> {
  step: FlowStep;
  look: Omit<FlowProps, "mode" | "vendor">;
}

function Cell({ step, mode, vendor, look }: CellProps): ReactElement {
  const { phase, title, says, createScene } = step;
  const cell = useRef<HTMLLIElement>(null);
  const [scene, setScene] = useState<Scene>();
  useEffect(
    function load() {
      let isCurrent = true;
      async function create() {
        const created = createScene();
        for (const loader of created.parts.loaders ?? []) await loader();
        if (isCurrent) setScene(created);
      }
      void create();
      return () => {
        isCurrent = false;
      };
    },
    // The key of the cell changes with everything that the scene depends on.
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  );
  useEffect(
    function act() {
      if (cell.current) void scene?.act?.(cell.current);
    },
    [scene],
  );
  const props = { ...ORDERS[vendor], mode, ...scene?.parts.args } as RampWidgetProps;
  return (
    <li ref={cell} data-flow={phase}>
      <h3 dir="auto">{title}</h3>
      <p dir="auto">
        <code>{phase}</code> {says}
      </p>
      {scene ? <RampWidget {...props} {...look} /> : null}
    </li>
  );
}

const css = `
  .flow { width: 100%; --ramp-frame-height: 480px }
  .flow h2 { margin: 0 0 16px; font-size: 20px; font-weight: 650 }
  .flow > * + h2 { margin-block-start: 48px }
  .flow > :is(ol, ul) { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 310px), 1fr)); gap: 32px 24px; margin: 0; padding: 0; list-style: none; counter-reset: flow }
  .flow [data-flow] { min-width: 0 }
  .flow [data-flow] > h3 { margin: 0; font-size: 16px; font-weight: 650 }
  .flow > ol > li { counter-increment: flow }
  .flow > ol > li > h3::before { content: counter(flow) ". " }
  .flow [data-flow] > p { min-height: 4.5em; margin: 4px 0 12px; font-size: 13px; text-wrap: pretty }
  .flow [data-flow] > p code { font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace }
`;
