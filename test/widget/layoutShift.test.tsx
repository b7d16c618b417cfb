import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { RampWidget } from "../../src/index.ts";
import { simulateTabReturn, createFakeVendor } from "../browser/createFakeVendor.ts";
import { waitForPhase } from "../browser/phase.ts";

const nextFrame = () => new Promise(requestAnimationFrame);
/** The second frame comes after the first was painted, and its shifts are known in the task that follows. */
async function afterPaint() {
  await nextFrame();
  await nextFrame();
  await new Promise((resolve) => setTimeout(resolve));
}

/** How much of the page has jumped, as browsers measure it, on a purchase's way to `processing`. */
async function shiftsWith(frameHeight: string | undefined): Promise<number> {
  let shifted = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      shifted += (entry as PerformanceEntry & { value: number }).value;
  });
  observer.observe({ type: "layout-shift" });

  let frameIsThere = () => {};
  const { endpoint, vendor, respondWith } = createFakeVendor({
    open({ host, emit }) {
      const page = document.createElement("iframe");
      page.style.cssText = "display: block; width: 100%; height: 640px; border: 0";
      host.append(page);
      frameIsThere = () => emit({ type: "ready" });
      return () => page.remove();
    },
  });
  let issue = () => {};
  const issued = new Promise<void>((resolve) => (issue = resolve));
  const { unmount } = render(
    <>
      <RampWidget
        currency="USDT"
        storage={null}
        style={{ "--ramp-frame-height": frameHeight } as React.CSSProperties}
        vendors={[vendor]}
        endpoint={{
          ...endpoint,
          createSession: async (order, context) => {
            await issued;
            return endpoint.createSession(order, context);
          },
        }}
      />
      <p>What stands below.</p>
    </>,
  );
  await waitForPhase("requesting");
  await afterPaint();
  await act(async () => issue());
  await waitForPhase("loading");
  await afterPaint();
  await act(async () => frameIsThere());
  await waitForPhase("ready");
  await afterPaint();
  respondWith({ status: "processing" });
  act(simulateTabReturn);
  await waitForPhase("processing");
  await afterPaint();
  for (const entry of observer.takeRecords())
    shifted += (entry as PerformanceEntry & { value: number }).value;
  observer.disconnect();
  unmount();
  return shifted;
}

test("from the first moment to the payment nothing jumps", async () => {
  expect(await shiftsWith(undefined)).toBe(0);
});

test("it would be seen if something did", async () => {
  expect(await shiftsWith("200px")).toBeGreaterThan(0);
});
