export interface Part {
  name: string;
  /** Finds it inside of the picture. */
  selector: string;
  /** How a partner styles or replaces it. */
  hooks: string;
  says: string;
}

/** Parts by the picture that shows them. */
export const PARTS = {
  frame: [
    {
      name: "Root",
      selector: "[data-ramp]",
      hooks: "className, style, id, data-*, aria-*",
      says: "The card. Has the attributes below.",
    },
    {
      name: "Notice",
      selector: ".ramp-notice",
      hooks: "classNames.notice, slots.error",
      says: "A sentence above the vendor's page: an error, a pending identity check, a deposit.",
    },
    {
      name: "Button",
      selector: ".ramp-notice .ramp-button",
      hooks: "classNames.button",
      says: "Primary in a panel, secondary in a notice and after the end.",
    },
    {
      name: "Frame",
      selector: ".ramp-frame",
      hooks: "classNames.frame, slots.loading",
      says: "Holds the vendor's page, which has its own design, and reserves its height.",
    },
  ],
  progress: [
    {
      name: "Steps",
      selector: ".ramp-steps",
      hooks: "classNames.steps, slots.progress",
      says: "Payment, processing, done. Each step has data-step: done, current or next.",
    },
    {
      name: "Panel",
      selector: ".ramp-panel",
      hooks: "classNames.panel",
      says: "In place of the vendor's page: a question, an error or a result.",
    },
  ],
  result: [
    {
      name: "Icon",
      selector: ".ramp-sign",
      hooks: "--ramp-success, --ramp-danger",
      says: "Repeats what the heading says. Decorative.",
    },
    {
      name: "Heading",
      selector: ".ramp-heading",
      hooks: "classNames.heading",
      says: "The state in a few words.",
    },
    {
      name: "Details",
      selector: ".ramp-details",
      hooks: "classNames.details, slots.result",
      says: "Labels and values, such as what the user paid.",
    },
    {
      name: "Reference",
      selector: ".ramp-reference",
      hooks: "classNames.reference",
      says: "What to quote to support, with a copy button.",
    },
  ],
} satisfies Record<string, Part[]>;

export type PictureName = keyof typeof PARTS;

const PICTURES = Object.keys(PARTS) as PictureName[];

/** Numbers go on from picture to picture. */
export function getFirstNumber(picture: PictureName): number {
  const before = PICTURES.slice(0, PICTURES.indexOf(picture));
  return before.reduce((sum, name) => sum + PARTS[name].length, 1);
}
