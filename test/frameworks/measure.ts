/** What a page's own rules may change of an element, beside its place and size. */
const PROPERTIES = [
  "display",
  "color",
  "background-color",
  "background-image",
  "box-shadow",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "line-height",
  "letter-spacing",
  "text-transform",
  "text-align",
  "text-decoration-line",
  "white-space",
  "list-style-type",
  "margin",
  "padding",
  "border-width",
  "border-radius",
  "outline-style",
  "overflow",
  "cursor",
] as const;

/** Rounding of a browser, in pixels. */
const TOLERANCE = 0.51;

export type Measures = Map<Element, Record<string, string | number>>;

/** Everything of ours that is on the page, and nothing of a vendor's. */
export function measure(): Measures {
  const ours = document.querySelectorAll("[data-ramp], [data-ramp] *");
  const measures: Measures = new Map();
  for (const element of ours) {
    if (element.matches("style, [data-ramp-frame], [data-ramp-frame] *, svg *")) continue;
    const { left, top, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    // What is said of text changes no drawing.
    const names = element instanceof SVGElement ? [] : PROPERTIES;
    const styles = names.map((name) => [name, style.getPropertyValue(name)] as const);
    measures.set(element, { left, top, width, height, ...Object.fromEntries(styles) });
  }
  return measures;
}

/** What is another than before, a line for each. */
export function compare(before: Measures, after: Measures): string[] {
  const lines: string[] = [];
  for (const [element, old] of before) {
    const now = after.get(element) ?? {};
    for (const [name, value] of Object.entries(old)) {
      const other = now[name];
      const isSame =
        typeof value === "number" && typeof other === "number"
          ? Math.abs(value - other) <= TOLERANCE
          : value === other;
      if (!isSame) lines.push(`${nameOf(element)} ${name}: ${value} → ${other}`);
    }
  }
  return lines;
}

function nameOf(element: Element): string {
  const parent = element.parentElement?.closest("[data-ramp], [class]");
  const own = element.localName + (element.className ? `.${element.getAttribute("class")}` : "");
  return parent ? `${parent.getAttribute("class") ?? parent.localName} > ${own}` : own;
}
