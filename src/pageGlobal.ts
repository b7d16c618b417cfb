/** Of the shapes of what is shared. A copy that shares another shape counts it up, and the two never meet. */
const VERSION = 1;

/** What hangs on no page: it lets nothing be put on it, or something foreign stands in our place. */
const own = new Map<symbol, object>();

/**
 * What all copies of this library on a page share. It hangs on the page and not on a module, and is read
 * with care: where it is not of the kind that `init` makes, this copy goes on with one of its own.
 */
export function pageGlobal<Shared extends object>(name: string, init: () => Shared): Shared {
  const key = Symbol.for(`ramp-widget.${name}@${VERSION}`);
  const page = globalThis as { [key: symbol]: unknown };
  const mine = (own.get(key) ?? init()) as Shared;
  try {
    const found = (page[key] ??= mine);
    if (found instanceof mine.constructor) return found as Shared;
  } catch {
    // A getter that throws, or a page that is frozen.
  }
  own.set(key, mine);
  return mine;
}
