import type { RampSlotProps } from "ramp-widget";
import type { ReactElement } from "react";

/** `slots.loading`: a turning coin and two lines of text. */
export function Greeting({ ramp, messages }: RampSlotProps): ReactElement {
  return (
    <div className="greeting" role="status">
      <style>{css}</style>
      <i aria-hidden="true" />
      <strong>Getting your payment page ready</strong>
      <span>{ramp.phase === "requesting" ? "One moment…" : messages.preparing}</span>
    </div>
  );
}

const css = `
  .greeting {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 24px;
    text-align: center;
  }
  .greeting i {
    width: 56px;
    height: 56px;
    margin-block-end: 20px;
    border: 6px double light-dark(#b27a00, #ffd15c);
    border-radius: 50%;
    animation: greeting-turn 1.6s ease-in-out infinite;
  }
  .greeting strong { font-size: 18px; font-weight: 650 }
  .greeting span { font-size: 15px; opacity: 0.8 }
  @keyframes greeting-turn { 50% { transform: rotateY(180deg) } 100% { transform: rotateY(360deg) } }
  @media (prefers-reduced-motion: reduce) { .greeting i { animation: none } }
`;
