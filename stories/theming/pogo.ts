import type { Brand } from "./Brand.ts";

/** Pocket money for adults: round, colorful, buttons that press down. */
export const pogo: Brand = {
  name: "pogo",
  line: "Coins that bounce",
  tokens: {
    "--ramp-text": "light-dark(#2a1150, #fff4ff)",
    "--ramp-surface": "light-dark(#fff, #2a1947)",
    "--ramp-border": "light-dark(#eadfff, #4b3572)",
    "--ramp-muted": "light-dark(#6b5788, #cbb8ea)",
    "--ramp-accent": "light-dark(#7126e8, #ffd84d)",
    "--ramp-on-accent": "light-dark(#fff, #2a1150)",
    "--ramp-success": "light-dark(#0b7a4b, #74f0ad)",
    "--ramp-danger": "light-dark(#c01758, #ff93b6)",
    "--ramp-notice": "light-dark(#fff0c4, #4a3320)",
    "--ramp-skeleton": "light-dark(#efe6ff, #3d2862)",
    "--ramp-backdrop": "rgb(42 17 80 / 0.6)",
    "--ramp-radius": "36px",
    "--ramp-panel-height": "420px",
    "--ramp-font": 'ui-rounded, "SF Pro Rounded", Nunito, Quicksand, "Inter Variable", sans-serif',
  },
  classNames: {
    panel: "pogo-panel",
    heading: "pogo-heading",
    button: "pogo-button",
    details: "pogo-facts",
    steps: "pogo-steps",
  },
  css: `
    .pogo {
      background:
        radial-gradient(70% 60% at 0% 0%, light-dark(#ffc4dc, #471a80), transparent),
        radial-gradient(60% 60% at 100% 30%, light-dark(#ffe391, #14306e), transparent),
        light-dark(#ffe7dc, #170a2b);
      color: light-dark(#2a1150, #fff4ff);
      font-family: var(--ramp-font);
    }
    .pogo > .masthead > strong { font-size: 28px; font-weight: 850; letter-spacing: -0.06em; line-height: 1.1 }
    .pogo-card[data-ramp] { border-color: transparent; box-shadow: 0 24px 64px rgb(74 20 140 / 0.22) }
    [data-ramp] .pogo-panel { gap: 12px; padding: 32px 28px }
    [data-ramp] .pogo-panel > svg {
      box-sizing: border-box;
      width: 92px;
      height: 92px;
      padding: 16px;
      border-radius: 50%;
      background: color-mix(in oklab, currentColor 16%, transparent);
      stroke-width: 2;
    }
    [data-ramp] .pogo-heading { font-size: 27px; font-weight: 800; line-height: 1.15; letter-spacing: -0.03em }
    [data-ramp] .pogo-button {
      width: 100%;
      min-height: 56px;
      border-radius: 28px;
      box-shadow: 0 5px 0 color-mix(in oklab, var(--ramp-accent), #000 32%);
      font-size: 17px;
      font-weight: 750;
      transition: translate 0.08s, box-shadow 0.08s;
    }
    [data-ramp] .pogo-button:active { translate: 0 4px; box-shadow: 0 1px 0 color-mix(in oklab, var(--ramp-accent), #000 32%) }
    [data-ramp] [data-quiet] .pogo-button {
      border-color: transparent;
      background: color-mix(in oklab, var(--ramp-accent) 14%, var(--ramp-surface));
      box-shadow: 0 5px 0 color-mix(in oklab, var(--ramp-accent) 30%, var(--ramp-surface));
    }
    [data-ramp] .ramp-notice .pogo-button { width: auto; min-height: 44px; box-shadow: none; font-size: inherit }
    [data-ramp] .pogo-facts { display: grid; gap: 6px; border: 0 }
    [data-ramp] .pogo-facts > div {
      padding: 12px 18px;
      border: 0;
      border-radius: 20px;
      background: color-mix(in oklab, var(--ramp-accent) 7%, var(--ramp-surface));
    }
    [data-ramp] .pogo-facts dd { font-weight: 650 }
    [data-ramp] .pogo-steps { padding: 20px 28px }
    @media (forced-colors: none) {
      [data-ramp] .pogo-steps > li { padding-block-start: 18px; border: 0 }
      [data-ramp] .pogo-steps > li::before {
        content: "";
        position: absolute;
        inset: 0 0 auto;
        height: 9px;
        border-radius: 5px;
        background: var(--ramp-skeleton);
      }
      [data-ramp] .pogo-steps > li[data-step="done"]::before { background: var(--ramp-success) }
      [data-ramp] .pogo-steps > li[data-step="current"]::before { background: var(--ramp-accent) }
    }
    @media (prefers-reduced-motion: reduce) {
      [data-ramp] .pogo-button { transition: none }
    }
  `,
};
