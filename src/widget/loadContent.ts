type Whole = typeof import("./Widget.tsx");

/** The widget itself, once it is here. */
export let whole: Whole | undefined;

/** Fetches all that a page does not need before somebody buys. */
export async function loadContent(): Promise<void> {
  whole ??= await import("./Widget.tsx");
}
