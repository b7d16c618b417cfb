import type { WidgetProps } from "./Widget.tsx";

/**
 * Whether the widget would look the same with other props. Hosts render often, and write their handlers and lists
 * anew each time: handlers, and who runs the next purchase, are read when they are needed.
 */
export function looksTheSame(before: WidgetProps, after: WidgetProps): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof WidgetProps>;
  for (const name of names) if (!isSame(name, before[name], after[name])) return false;
  return true;
}

function isSame(name: keyof WidgetProps, before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (name.startsWith("on")) return typeof before === typeof after;
  if (name === "vendors") return factsOf(before) === factsOf(after);
  // What is inside of these is compared as it is: a slot that was written anew may show something else.
  return isRecord(before) && isRecord(after) && hasSame(before, after);
}

/** What is rendered of a vendor before its purchase begins. Its functions are none of it. */
function factsOf(vendors: unknown): string {
  return JSON.stringify(vendors);
}

function hasSame(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  const names = Object.keys(after);
  return (
    names.length === Object.keys(before).length &&
    names.every((name) => Object.is(before[name], after[name]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
