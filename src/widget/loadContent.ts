type Whole = typeof import("./Widget.tsx");

/** The widget's content after it has loaded. */
export let whole: Whole | undefined;

/** Loads the code that a page doesn't need before a purchase. */
export async function loadContent(): Promise<void> {
  whole ??= await import("./Widget.tsx");
}
