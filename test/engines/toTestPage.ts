import type {
  ElementInPage,
  PlaceInPage,
  RampTestElement,
  RampTestPage,
} from "../../src/testing/playwright.ts";
import type { Tab } from "./drivers/Engine.ts";
import { CLICK, fillWith, type Found, inPage, LOOK, type Wanted } from "./findInPage.ts";
import { until } from "./until.ts";

/** A tab as the testing kit takes one, so that the kit's user can buy in every engine. */
export function toTestPage(tab: Tab): RampTestPage {
  return {
    locator: (selector) => elementOf(tab, { by: "selector", selector }),
    frameLocator: (frame) => placeIn(tab, frame),
    evaluate: (expression) => tab.evaluate(expression),
  };
}

/** What a user can do on a tab's own page, or in one of its iframes. */
export function placeIn(tab: Tab, frame?: string): PlaceInPage {
  const element = (wanted: Wanted) => elementOf(tab, wanted, frame);
  return {
    locator(selector) {
      const found = element({ by: "selector", selector });
      // The hosted pages are asked for elements by one selector only.
      return Object.assign(placeIn(tab, frame), found);
    },
    getByLabel: (text, { exact = false } = {}) => element({ by: "label", text, exact }),
    getByRole: (_, { name = "", exact = false } = {}) => element({ by: "button", name, exact }),
  };
}

function elementOf(tab: Tab, wanted: Wanted, frame?: string): ElementInPage & RampTestElement {
  const run = (action: string) => tab.evaluate(inPage(wanted, action), frame);
  const look = async () => {
    try {
      return (await run(LOOK)) as Found | undefined;
    } catch {
      // The page is being replaced by its next one.
      return undefined;
    }
  };
  const visible = () =>
    until(
      `${JSON.stringify(wanted)} is visible${frame ? ` in ${frame}` : ""}`,
      async () => (await look())?.isVisible,
    );
  return {
    waitFor: visible,
    count: async () => (await look())?.count ?? 0,
    getAttribute: (name) =>
      run(`element?.getAttribute(${JSON.stringify(name)}) ?? null`) as Promise<string | null>,
    async click() {
      await visible();
      await run(CLICK);
    },
    async fill(text) {
      await visible();
      await run(fillWith(text));
    },
  };
}
