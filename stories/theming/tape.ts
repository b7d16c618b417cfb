import type { Brand } from "./Brand.ts";

/** An exchange for day traders: monospace, square, dense. */
export const tape: Brand = {
  name: "TAPE/9",
  line: "spot · fiat ramp",
  tokens: {
    "--ramp-text": "light-dark(#17190f, #dcf5d6)",
    "--ramp-surface": "light-dark(#f8f6ee, #0a0e0b)",
    "--ramp-border": "light-dark(#bdbaa7, #284430)",
    "--ramp-muted": "light-dark(#5a5d4d, #8fae8c)",
    "--ramp-accent": "light-dark(#8a3b00, #ffb224)",
    "--ramp-on-accent": "light-dark(#fff, #1a1000)",
    "--ramp-success": "light-dark(#0b6428, #5dff86)",
    "--ramp-danger": "light-dark(#a81f17, #ff7a6c)",
    "--ramp-notice": "light-dark(#f0e6c8, #1f1a08)",
    "--ramp-skeleton": "light-dark(#e4e0d0, #16221a)",
    "--ramp-backdrop": "rgb(0 0 0 / 0.72)",
    "--ramp-radius": "0px",
    "--ramp-max-width": "440px",
    "--ramp-panel-height": "0",
    "--ramp-font":
      'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  },
  classNames: {
    panel: "tape-panel",
    heading: "tape-heading",
    button: "tape-button",
    details: "tape-facts",
    steps: "tape-steps",
    notice: "tape-notice",
  },
  css: `
    .tape {
      background:
        repeating-linear-gradient(transparent 0 3px, light-dark(rgb(0 0 0 / 0.025), rgb(120 255 150 / 0.025)) 3px 4px),
        light-dark(#dedbcc, #030503);
      color: light-dark(#17190f, #dcf5d6);
      font-family: var(--ramp-font);
    }
    .tape > .masthead > strong { color: light-dark(#8a3b00, #ffb224); font-size: 18px; letter-spacing: 0.04em }
    .tape > .masthead > span { font-size: 12px }
    [data-ramp] .tape-panel {
      justify-items: start;
      gap: 8px;
      padding: 20px;
      text-align: start;
    }
    [data-ramp] .tape-panel > div { justify-items: start }
    [data-ramp] .tape-panel > svg { display: none }
    [data-ramp] .tape-panel p { font-size: 13px }
    [data-ramp] .tape-heading { font-size: 15px; text-transform: uppercase; letter-spacing: 0.05em }
    [data-ramp] .tape-heading::before { content: "▸ " / ""; color: var(--ramp-accent) }
    [data-ramp][data-phase="completed"] .tape-heading::before { content: "✓ " / ""; color: var(--ramp-success) }
    [data-ramp]:is([data-phase="failed"], [data-phase="error"]) .tape-heading::before { content: "✕ " / ""; color: var(--ramp-danger) }
    [data-ramp] .tape-facts { margin-block-start: 8px; border-block-style: dashed; font-size: 13px }
    [data-ramp] .tape-facts > div { gap: 12px; padding-block: 7px }
    [data-ramp] .tape-facts > div + div { border-block-start-style: dashed }
    [data-ramp] .tape-facts dd { color: light-dark(#0b6428, #5dff86) }
    [data-ramp] .tape-button {
      width: 100%;
      min-height: 44px;
      margin-block-start: 8px;
      font-size: 13px;
      letter-spacing: 0.05em;
      text-transform: uppercase;
    }
    [data-ramp] .ramp-notice .tape-button { width: auto; margin: 0 }
    [data-ramp] .tape-notice { padding: 10px 16px; font-size: 13px }
    [data-ramp] .tape-steps {
      gap: 0;
      padding: 0;
      counter-reset: tape;
      font-size: 12px;
      text-transform: uppercase;
    }
    [data-ramp] .tape-steps > li {
      padding: 9px 12px;
      border-block-start-width: 2px;
      counter-increment: tape;
    }
    [data-ramp] .tape-steps > li + li { border-inline-start: 1px solid var(--ramp-border) }
    [data-ramp] .tape-steps > li::before { content: counter(tape) " " / ""; color: var(--ramp-muted) }
    [data-ramp] .tape-steps > li[data-step="current"] { background: color-mix(in oklab, var(--ramp-accent) 10%, transparent) }
    [data-ramp] .tape-steps > li[data-step="done"]::after { inset-inline-end: 10px; color: var(--ramp-success) }
  `,
};
