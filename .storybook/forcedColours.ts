/**
 * In forced-colors mode, Chromium paints text in the computed `color`, but still reports the page's own
 * color as `-webkit-text-fill-color`. Axe would measure that one, so this overrides it with the painted
 * color.
 */
if (matchMedia("(forced-colors: active)").matches) {
  const { prototype } = CSSStyleDeclaration;
  const tell = Object.getOwnPropertyDescriptor(prototype, "getPropertyValue")?.value;
  prototype.getPropertyValue = function (name) {
    return tell.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}
