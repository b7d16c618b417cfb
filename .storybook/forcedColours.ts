/**
 * In forced colours Chromium paints a text in the colour that it tells as `color`, and still tells the
 * page's own as `-webkit-text-fill-color`. That is what axe would measure, so it is told what is painted.
 */
if (matchMedia("(forced-colors: active)").matches) {
  const { prototype } = CSSStyleDeclaration;
  const tell = Object.getOwnPropertyDescriptor(prototype, "getPropertyValue")?.value;
  prototype.getPropertyValue = function (name) {
    return tell.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}
