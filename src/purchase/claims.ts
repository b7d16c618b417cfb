/** Every purchase that a widget of this page shows, also of another copy of this library, and which. */
function claimsOfPage(): Map<string, object> {
  const page = globalThis as { [key: symbol]: Map<string, object> | undefined };
  return (page[Symbol.for("ramp-widget.claims")] ??= new Map());
}

/**
 * Takes a purchase for one widget, so that no other on the page shows it and tells the host of it as
 * well. Answers whether it is this one's now.
 */
export function claim(id: string, owner: object): boolean {
  const claims = claimsOfPage();
  const holder = claims.get(id) ?? owner;
  if (holder === owner) claims.set(id, owner);
  return holder === owner;
}

/** Gives back what a widget has taken, and says what that was. @param but what it goes on with */
export function release(owner: object, but?: string): string[] {
  const claims = claimsOfPage();
  const held = [...claims].flatMap(([id, holder]) => (holder === owner && id !== but ? id : []));
  for (const id of held) claims.delete(id);
  return held;
}
