import {
  BAD_CARD,
  GOOD_CARD,
  type PageDriver,
  type PlaceInPage,
} from "../vendors/sandbox/PageDriver.ts";
import { sandboxPageDrivers } from "../vendors/sandboxPageDrivers.ts";
import type { Ramp, RampTestOptions, RampTestPage } from "./Ramp.ts";

const FRAME = "[data-ramp-frame] iframe";
/** As long as the slowest purchase takes at a vendor. */
const SETTLEMENT_MS = 120_000;
/** The widget asks again when the user comes back to the page. */
const COME_BACK = 'document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))';

/**
 * A user of the widget on a page of Playwright, whatever runs the test. With `@playwright/test`, use
 * `rampFixtures`.
 */
export function createRamp(
  page: RampTestPage,
  { sandboxUrl = "http://localhost:5174" }: RampTestOptions = {},
): Ramp {
  const phase = async (...names: string[]) => {
    const selectors = names.map((name) => `[data-ramp][data-phase="${name}"]`);
    await page.locator(selectors.join(", ")).waitFor();
  };

  async function control(path: string, body: object): Promise<void> {
    const response = await post(new URL(`/sandbox/${path}`, sandboxUrl), body);
    const answer = (await response.json().catch(() => undefined)) as
      | { message?: string }
      | undefined;
    if (response.ok && answer) return;
    throw new Error(
      answer?.message ?? `${sandboxUrl} answered ${response.status}, not like a sandbox.`,
    );
  }

  async function comeBack() {
    await page.evaluate(COME_BACK);
  }

  /** The vendor's page, once the widget shows it. Undefined for a vendor without one. */
  async function openedPage(): Promise<{ driver: PageDriver; place: PlaceInPage } | undefined> {
    await phase("ready");
    const frame = page.locator(FRAME);
    if ((await frame.count()) === 0) return undefined;
    const url = (await frame.getAttribute("src")) ?? "";
    const driver = sandboxPageDrivers.find(({ matches }) => matches(new URL(url)));
    if (!driver)
      throw new Error(
        `The widget shows a page that is not a sandbox's: ${url.replace(/\?.*/, "")}`,
      );
    return { driver, place: page.frameLocator(FRAME) };
  }

  async function happen(event: string) {
    await control("happen", { event });
    await comeBack();
  }

  return {
    phase,
    happen,
    async pay() {
      const opened = await openedPage();
      if (opened) await opened.driver.giveCard(opened.place, GOOD_CARD);
      else await happen("pay");
      // A sale passes through `depositing` while the app's wallet is asked, however briefly.
      await phase("processing", "depositing", "deposited", "deposit-declined", "completed");
    },
    async decline() {
      const opened = await openedPage();
      if (!opened)
        throw new Error("This vendor takes no card, so none is declined. Use ramp.cancel().");
      await opened.driver.giveCard(opened.place, BAD_CARD);
      await phase("failed");
    },
    async cancel() {
      const opened = await openedPage();
      if (opened) await opened.driver.cancel(opened.place);
      else await happen("cancel");
      await phase(opened ? "cancelled" : "failed");
    },
    async settle() {
      await control("clock", { advance: SETTLEMENT_MS });
      await comeBack();
      await phase("completed");
    },
  };
}

async function post(url: URL, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new Error(
      `No sandbox answers at ${url.origin}. Start \`npx ramp-sandbox\`, or set \`sandboxUrl\` of \`rampOptions\`.`,
      { cause },
    );
  }
}
