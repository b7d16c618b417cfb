/** The host's `id`, `data-*` and `aria-*` for the root element. */
export function getRootAttributes(props: object): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(props))
    if (/^(id$|data-|aria-)/.test(name)) attributes[name] = value;
  return attributes;
}
