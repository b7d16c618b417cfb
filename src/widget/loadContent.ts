type Content = typeof import("./RampWidgetContent.tsx");

let content: Content | undefined;

/** The widget itself, after `loadContent()`. */
export function getLoadedContent(): Content | undefined {
  return content;
}

/** Loads everything that a page doesn't need before a purchase. */
export async function loadContent(): Promise<void> {
  content ??= await import("./RampWidgetContent.tsx");
}
