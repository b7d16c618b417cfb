import type { RampMessageOverrides } from "ramp-widget";
import { LANGUAGES } from "../stories/languages.ts";
import type { VendorName } from "../stories/sandbox/createPartner.ts";
import { BRANDS } from "../stories/theming/brands.ts";
import type { Toolbar } from "./toolbar.ts";

type Args = Record<string, unknown>;

/** How the toolbar's mode and vendor apply to a story: the parameter `follows`. Without it, they don't. */
export interface Follows {
  /** The mode replaces the arg `mode`. */
  mode?: boolean;
  /** The args of the same story with another vendor. */
  vendor?: (vendor: VendorName) => object;
}

export interface ToolbarStory {
  id: string;
  args: Args;
  argTypes: Readonly<Record<string, unknown>>;
  parameters: { follows?: Follows | undefined };
}

/** A story's args with what the toolbar overrides. The same object if it overrides nothing. */
export function applyToolbar(story: ToolbarStory, toolbar: Toolbar): Args {
  const { args, argTypes, parameters } = story;
  const { follows = {} } = parameters;
  const { theme, mode, vendor, language, direction } = toolbar;
  const overrides: Args = {};
  if (vendor && follows.vendor) Object.assign(overrides, getVendorArgs(story, vendor));
  if (mode && follows.mode) overrides["mode"] = mode;
  if (language && "language" in args) overrides["language"] = language;
  // The provider around the story has the messages, but a story's own take precedence.
  if (language && "lang" in args) overrides["lang"] = undefined;
  if ((language || direction) && "messages" in args)
    overrides["messages"] = getMessages(toolbar, args["messages"] as RampMessageOverrides);
  if (theme && "brand" in args) overrides["brand"] = theme;
  // Components with a color theme take classes as well.
  if (theme && "theme" in argTypes)
    Object.assign(overrides, { classNames: BRANDS[theme].classNames, className: `${theme}-card` });
  return Object.keys(overrides).length > 0 ? { ...args, ...overrides } : args;
}

/** The messages of the toolbar's language and direction. */
export function getMessages(
  { language, direction }: Toolbar,
  own?: RampMessageOverrides,
): RampMessageOverrides | undefined {
  const messages = language ? LANGUAGES[language] : own;
  return direction ? { ...messages, dir: direction } : messages;
}

/** Kept, because a render with another endpoint would begin another purchase. */
const vendorArgs = new Map<string, object>();

function getVendorArgs({ id, parameters }: ToolbarStory, vendor: VendorName): object | undefined {
  const key = `${id} ${vendor}`;
  const args = vendorArgs.get(key) ?? parameters.follows?.vendor?.(vendor);
  if (args) vendorArgs.set(key, args);
  return args;
}
