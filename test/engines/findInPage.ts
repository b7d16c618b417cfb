/** How a user finds something on a page. */
export type Wanted =
  | { by: "selector"; selector: string }
  | { by: "label"; text: string; exact: boolean }
  | { by: "button"; name: string; exact: boolean };

export interface Found {
  count: number;
  isVisible: boolean;
}

/**
 * An expression that does something with the first visible element that is wanted, for `Tab.evaluate`.
 *
 * @param action an expression with `element`, which may be undefined, and `all`
 */
export function inPage(wanted: Wanted, action: string): string {
  return `(${find.toString()})(${JSON.stringify(wanted)}, (element, all) => (${action}))`;
}

export const LOOK = `({ count: all.length, isVisible: Boolean(element?.checkVisibility()) })`;
export const CLICK = "element.click()";

/** Where a pointer clicks it. */
export const CENTRE = `(() => {
  element.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
})()`;

/** As a user types: the page hears of it. */
export const fillWith = (text: string): string =>
  `(() => {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value");
    element.focus();
    set.call(element, ${JSON.stringify(text)});
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
  })()`;

/** Runs in the page, so it knows nothing of this file. */
function find(
  wanted: Wanted,
  act: (element: Element | undefined, all: Element[]) => unknown,
): unknown {
  const clean = (text: string | null | undefined) => (text ?? "").replaceAll(/\s+/g, " ").trim();
  const matches = (text: string, name: string, exact: boolean) =>
    exact ? clean(text) === name : clean(text).toLowerCase().includes(name.toLowerCase());
  function findAll(): Element[] {
    if (wanted.by === "selector") return [...document.querySelectorAll(wanted.selector)];
    if (wanted.by === "button")
      return [...document.querySelectorAll("button, [role=button]")].filter((button) =>
        matches(button.getAttribute("aria-label") ?? button.textContent, wanted.name, wanted.exact),
      );
    return [...document.querySelectorAll<HTMLInputElement>("input, select, textarea")].filter(
      (field) =>
        [...(field.labels ?? [])].some((label) =>
          matches(label.textContent, wanted.text, wanted.exact),
        ),
    );
  }
  const all = findAll();
  return act(all.find((one) => one.checkVisibility()) ?? all[0], all);
}
