/** Version of the shared data's shapes. Copies of this library with different versions share nothing. */
const VERSION = 1;

/** Fallback if the page can't be written to or a foreign value is in our place. */
const own = new Map<symbol, object>();

/**
 * State shared by all copies of this library on a page. It is stored on the page, not in a module, and is read
 * defensively: if it isn't of the type that `init` returns, this copy uses its own.
 */
export function pageGlobal<Shared extends object>(name: string, init: () => Shared): Shared {
  const key = Symbol.for(`ramp-widget.${name}@${VERSION}`);
  const page = globalThis as { [key: symbol]: unknown };
  const mine = (own.get(key) ?? init()) as Shared;
  try {
    const found = (page[key] ??= mine);
    if (found instanceof mine.constructor) return found as Shared;
  } catch {
    // A getter throws, or the page's global is frozen.
  }
  own.set(key, mine);
  return mine;
}
