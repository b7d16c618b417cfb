/** The host's `id`, `data-*` and `aria-*` for the root element, except what the widget's stylesheet reads. */
export function pickHostAttributes(props: object): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(props))
    if (value != null && /^(id$|aria-|data-(?!ramp|trigger|phase|status|theme|gutter))/.test(name))
      attributes[name] = value;
  return attributes;
}
