type Widget = typeof import("./Widget.tsx").Widget;

let widget: Widget | undefined;

/** The widget itself, once it is here. */
export const loadedWidget = (): Widget | undefined => widget;

/** Fetches all that a page does not need before somebody buys. */
export async function loadWidget(): Promise<void> {
  widget ??= (await import("./Widget.tsx")).Widget;
}
