type Whole = typeof import("./Widget.tsx");

let whole: Whole | undefined;

/** The widget itself, once it is here. */
export const loadedWidget = (): Whole | undefined => whole;

/** Fetches all that a page does not need before somebody buys. */
export async function loadWidget(): Promise<void> {
  whole ??= await import("./Widget.tsx");
}
