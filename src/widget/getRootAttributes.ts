/** The host's `id`, `data-*` and `aria-*` for the root element. */
export function getRootAttributes(props: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props).filter(([name]) => /^(id$|data-|aria-)/.test(name)),
  );
}
