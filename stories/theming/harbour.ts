import type { Brand } from "./Brand.ts";

/** A calm private bank: a serif font and left-aligned text. */
export const harbour: Brand = {
  name: "Harbour & Sons",
  line: "Private banking since 1871",
  tokens: {
    "--ramp-text": "light-dark(#1c2a23, #edf2ec)",
    "--ramp-surface": "light-dark(#fffdf8, #15201b)",
    "--ramp-border": "light-dark(#dfe1d6, #2e3d35)",
    "--ramp-muted": "light-dark(#5c675f, #a5b4aa)",
    "--ramp-accent": "light-dark(#1d5a44, #93d5b5)",
    "--ramp-on-accent": "light-dark(#fff, #0b1f16)",
    "--ramp-success": "light-dark(#1d5a44, #93d5b5)",
    "--ramp-danger": "light-dark(#9c3526, #ff9f90)",
    "--ramp-notice": "light-dark(#f6f0df, #2a2919)",
    "--ramp-skeleton": "light-dark(#e8eae0, #26352d)",
    "--ramp-backdrop": "rgb(16 32 25 / 0.5)",
    "--ramp-radius": "8px",
    "--ramp-panel-height": "0",
  },
  classNames: {
    panel: "harbour-panel",
    heading: "harbour-heading",
    button: "harbour-button",
    details: "harbour-facts",
    steps: "harbour-steps",
    reference: "harbour-reference",
  },
  css: `
    .harbour {
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "DejaVu Serif", serif;
      background: light-dark(#e9ebe3, #0a110d);
      color: light-dark(#1c2a23, #edf2ec);
    }
    .harbour > .masthead > strong { font: 400 21px/1.3 var(--serif) }
    .harbour-card[data-ramp] {
      box-shadow: 0 1px 2px rgb(18 38 28 / 0.08), 0 24px 56px rgb(18 38 28 / 0.1);
    }
    [data-ramp] .harbour-panel {
      justify-items: start;
      gap: 12px;
      padding: 36px 32px 32px;
      text-align: start;
    }
    [data-ramp] .harbour-panel > div { justify-items: start; gap: 12px }
    [data-ramp] .harbour-panel > svg { width: 36px; height: 36px; margin: 0 0 4px }
    [data-ramp] .harbour-heading {
      font: 400 26px/1.25 var(--serif);
      letter-spacing: -0.01em;
    }
    [data-ramp] .harbour-facts { margin-block-start: 12px }
    [data-ramp] .harbour-facts > div { padding-block: 13px }
    [data-ramp] .harbour-panel .harbour-facts > div:first-child dd {
      font: 400 20px/1.2 var(--serif);
    }
    [data-ramp] .harbour-button { width: 100%; border-radius: 4px; font-weight: 500 }
    [data-ramp] .ramp-notice .harbour-button { width: auto }
    [data-ramp] .harbour-steps { gap: 4px; padding-inline: 32px }
    [data-ramp] .harbour-steps > li { border-block-start-width: 2px }
    [data-ramp] .harbour-reference { text-wrap: auto }
    @media (max-width: 520px) {
      [data-ramp] .harbour-panel { padding-inline: 24px }
      [data-ramp] .harbour-steps { padding-inline: 24px }
    }
  `,
};
