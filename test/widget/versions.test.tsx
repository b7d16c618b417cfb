import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { RampWidget } from "../../src/index.ts";
import { styleKey } from "../../src/vendors/styleKey.ts";
import css from "../../src/widget/styles.css?inline";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

// faults H6: React puts one style of each key on a page. A version whose style another one's keeps out is unstyled.
test.each([
  ["which named its style without its content", "ramp-widget"],
  ["whose style is another by one letter", styleKey(css.replace("16px", "17px"))],
])("an earlier version of the library on the page, %s, leaves this one styled", async (_, key) => {
  const { endpoint, vendor } = createFakeVendor();
  const { container } = render(
    <>
      <style href={key} precedence="ramp-widget">
        {"[data-other-version] { color: red }"}
      </style>
      <RampWidget endpoint={endpoint} vendors={[vendor]} currency="USDT" storage={null} />
    </>,
  );
  const root = container.querySelector("[data-ramp]");
  if (!root) throw new Error("nothing was rendered");
  await expect.poll(() => getComputedStyle(root).borderRadius).toBe("16px");
});

test("two widgets of one version share one style", () => {
  const { endpoint, vendor } = createFakeVendor();
  const { container } = render(
    <>
      {[1, 2].map((key) => (
        <RampWidget
          key={key}
          endpoint={endpoint}
          vendors={[vendor]}
          currency="USDT"
          storage={null}
        />
      ))}
    </>,
  );
  expect(container.querySelectorAll("[data-ramp]")).toHaveLength(2);
  // React 18 knows no such keys, and leaves each style in its place.
  const shared = import.meta.env["REACT_MAJOR"] === "19" ? 1 : 0;
  expect(document.querySelectorAll(`style[data-href="${styleKey(css)}"]`)).toHaveLength(shared);
});
