import type { VendorInput } from "../vendors/Vendor.ts";
import type { WidgetProps } from "./props.ts";

/**
 * Whether the widget would look the same with other props. Hosts render often, and write their handlers and
 * lists anew each time: handlers, and who runs the next purchase, are read when they are needed.
 */
export function arePropsEqual(before: WidgetProps, after: WidgetProps): boolean {
  return hasSame(before, after, isSame);
}

function isSame(before: unknown, after: unknown, name: string): boolean {
  if (Object.is(before, after)) return true;
  // Functions and objects that the purchase talks to: only they know whether they are the same.
  if (name === "endpoint" || name === "storage") return false;
  if (typeof before !== "object" || typeof after !== "object" || !before || !after)
    return name.startsWith("on") && typeof before === typeof after;
  // What is inside is compared as it is: a slot that was written anew may show something else.
  return hasSame(before, after, name === "vendors" ? isSameVendor : Object.is);
}

/** What is rendered of a vendor before its purchase begins. The rest of it is none of that. */
function isSameVendor(before: unknown, after: unknown): boolean {
  const [one, other] = [before as VendorInput, after as VendorInput];
  return (
    one.name === other.name &&
    one.supportsRedirect === other.supportsRedirect &&
    one.script?.src === other.script?.src
  );
}

function hasSame(
  before: object,
  after: object,
  isSame: (before: unknown, after: unknown, name: string) => boolean,
): boolean {
  const names = Object.keys(after);
  return (
    names.length === Object.keys(before).length &&
    names.every((name) => isSame(Reflect.get(before, name), Reflect.get(after, name), name))
  );
}
