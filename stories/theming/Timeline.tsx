import type { RampSlotProps } from "ramp-widget";
import type { ReactElement } from "react";

const REACHED = { pending: 0, processing: 1, completed: 3, failed: 0, cancelled: 0 };

/** `slots.progress`: the steps from top to bottom, in the widget's language. */
export function Timeline({ ramp, messages }: RampSlotProps): ReactElement {
  const { order, transaction } = ramp;
  const current = REACHED[transaction?.status ?? "pending"];
  return (
    <ol className="timeline">
      <style>{css}</style>
      {messages.steps[order.mode].map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          data-is={index < current ? "done" : index === current ? "current" : "next"}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}

const css = `
  .timeline { display: grid; margin: 0; padding: 24px 28px; list-style: none; font-size: 15px }
  .timeline li { position: relative; padding: 0 0 24px 36px; padding-inline: 36px 0 }
  .timeline li:last-child { padding-block-end: 0 }
  .timeline li::before {
    content: "";
    position: absolute;
    inset: 3px auto auto 0;
    inset-inline-start: 0;
    box-sizing: border-box;
    width: 18px;
    height: 18px;
    border: 2px solid light-dark(#7a8494, #7f8a9a);
    border-radius: 50%;
    background: var(--ramp-surface, light-dark(#fff, #14171c));
  }
  .timeline li:not(:last-child)::after {
    content: "";
    position: absolute;
    inset-block: 24px 0;
    inset-inline-start: 8px;
    border-inline-start: 2px solid light-dark(#cfd5dd, #3a414c);
  }
  .timeline li[data-is="next"] { color: light-dark(#5b6472, #9aa4b2) }
  .timeline li[data-is="current"] { font-weight: 650 }
  .timeline li[data-is="current"]::before { border: 6px solid light-dark(#1d4ed8, #a9c4ff) }
  .timeline li[data-is="done"]::before { content: "✓" / ""; border-color: light-dark(#0a7f4f, #3ecf8e); background: light-dark(#0a7f4f, #3ecf8e); color: light-dark(#fff, #06281a); font: 700 12px/15px system-ui; text-align: center }
  .timeline li[data-is="done"]::after { border-color: light-dark(#0a7f4f, #3ecf8e) }
`;
