/** Styles of the wizard only: indigo on white or black, one column. */
export const css = `
  .wizard {
    --accent: light-dark(#4338ca, #a5b4fc);
    --on-accent: light-dark(#fff, #17134a);
    --line: light-dark(#e3e4ee, #2f3242);
    --edge: light-dark(#858aa3, #757b96);
    --muted: light-dark(#5a5f78, #a2a8c0);
    box-sizing: border-box;
    width: min(100%, 480px);
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 24px;
    background: light-dark(#fff, #14161f);
  }
  .wizard > ol {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6px;
    margin: 0;
    padding: 20px 24px 0;
    font-size: 13px;
    list-style: none;
  }
  .wizard > ol li { padding-block-start: 8px; border-block-start: 4px solid var(--line); color: var(--muted) }
  .wizard > ol li[data-is="done"] { border-color: var(--accent) }
  .wizard > ol li[data-is="current"] { border-color: var(--accent); color: inherit; font-weight: 650 }
  .wizard > :is(form, div):not(.wizard-frame) { display: grid; gap: 16px; padding: 24px }
  .wizard h2 { margin: 0; font-size: 26px; font-weight: 700; line-height: 1.2; letter-spacing: -0.02em; text-wrap: balance }
  .wizard h2:focus { outline: none }
  .wizard p { margin: 0; text-wrap: pretty }
  .wizard-amount { display: grid; gap: 4px; color: var(--muted); font-size: 14px }
  .wizard-amount input {
    box-sizing: border-box;
    width: 100%;
    padding: 6px 0;
    border: 0;
    border-block-end: 2px solid var(--edge);
    border-radius: 0;
    background: none;
    color: light-dark(#12161c, #f2f4f7);
    font: inherit;
    font-size: 52px;
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.03em;
    font-variant-numeric: tabular-nums;
  }
  .wizard-amount input:focus { border-color: var(--accent); outline: none }
  .wizard-amount input:focus-visible { box-shadow: 0 2px 0 var(--accent) }
  .wizard-amount input:user-invalid { border-color: light-dark(#c02f25, #ff7a70) }
  .wizard fieldset { display: flex; gap: 8px; min-width: 0; margin: 0; padding: 0; border: 0 }
  .wizard legend { margin-block-end: 8px; padding: 0; color: var(--muted); font-size: 14px }
  .wizard button {
    min-height: 52px;
    padding: 8px 20px;
    border: 1px solid transparent;
    border-radius: 14px;
    background: var(--accent);
    color: var(--on-accent);
    font: inherit;
    font-weight: 650;
    cursor: pointer;
  }
  .wizard fieldset button { flex: 1; min-height: 44px; border-color: var(--edge); background: none; color: inherit; font-weight: 500 }
  .wizard fieldset button[aria-pressed="true"] { border: 2px solid var(--accent); color: var(--accent); font-weight: 700 }
  .wizard button.wizard-quiet { border-color: var(--edge); background: none; color: inherit }
  .wizard button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  .wizard dl { margin: 0; border-block-start: 1px solid var(--line) }
  .wizard dl > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; padding-block: 14px; border-block-end: 1px solid var(--line) }
  .wizard dt { color: var(--muted) }
  .wizard dd { margin: 0; font-weight: 600; text-align: end }
  .wizard [role="alert"] { display: grid; gap: 12px }
  .wizard .receipt { display: grid; gap: 16px; padding: 20px; border-radius: 18px; background: light-dark(#f3f3fc, #1d2030) }
  .wizard .receipt > p { color: var(--muted) }
  .wizard .receipt strong { display: block; color: light-dark(#12161c, #f2f4f7); font-size: 34px; font-weight: 750; line-height: 1.2; letter-spacing: -0.03em; font-variant-numeric: tabular-nums }
  .wizard .receipt dl > div { padding-block: 10px; font-size: 15px }
  .wizard .receipt small { color: var(--muted); font-size: 12px; overflow-wrap: anywhere }
  @media (forced-colors: active) {
    .wizard > ol li[data-is="current"] { border-color: Highlight; border-block-start-style: double }
    .wizard fieldset button[aria-pressed="true"] { border-color: Highlight }
    .wizard .receipt { border: 1px solid }
  }
`;
