import type { VendorInput } from "../vendors/Vendor.ts";
import type { RampWidgetContentProps } from "./props.ts";

/**
 * Whether the widget would render the same with other props. Hosts render often and pass new handlers and
 * arrays each time, so handlers and the next purchase's vendors are read only when needed.
 */
export function arePropsEqual(
  before: RampWidgetContentProps,
  after: RampWidgetContentProps,
): boolean {
  return hasSame(before, after, isSame);
}

function isSame(before: unknown, after: unknown, name: string): boolean {
  if (Object.is(before, after)) return true;
  // Compared by identity: the widget can't know whether two of these are equivalent.
  if (name === "endpoint" || name === "storage") return false;
  if (typeof before !== "object" || typeof after !== "object" || !before || !after)
    return name.startsWith("on") && typeof before === typeof after;
  // Nested values are compared by identity: a new slot component may render something else.
  return hasSame(before, after, name === "vendors" ? isSameVendor : Object.is);
}

/** The vendor properties that the widget renders before a purchase starts. */
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
