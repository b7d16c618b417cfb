import { join } from "node:path";
import { chromium } from "playwright";
import { runnerImport } from "vite";
import { CHROMIUM_FLAGS, ensureChromium } from "../chromium.js";
import { ROOT } from "./environment.js";
import { describeError } from "./runCommand.js";

const STEP_TIMEOUT_MS = 60_000;

/**
 * A whole purchase with the sandbox's card that pays, in Chromium. Rejects if the page reports an error.
 *
 * @param {object} purchase
 * @param {string} purchase.url
 * @param {string} purchase.sandboxUrl
 * @param {readonly string[]} purchase.texts what the page shows after it
 */
export async function buy({ url, sandboxUrl, texts }) {
  const kit = join(ROOT, "src/testing/createRamp.ts");
  /** @type {{ module: typeof import("../../src/testing/createRamp.ts") }} */
  const { module } = await runnerImport(kit, { configFile: false });
  const executablePath = ensureChromium();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(STEP_TIMEOUT_MS);
    const errors = await collectErrors(page);
    await page.goto(url);
    const ramp = module.createRamp(page, { sandboxUrl });
    try {
      await ramp.pay();
      await ramp.settle();
      for (const text of texts) await page.getByText(text).waitFor();
    } catch (error) {
      throw new Error([describeError(error), ...errors].join("\n  "), { cause: error });
    }
    if (errors.length > 0) throw new Error(`errors on the page:\n  ${errors.join("\n  ")}`);
  } finally {
    await browser.close();
  }
}

/**
 * @param {import("playwright").Page} page
 * @returns {Promise<string[]>} grows with each exception, console error and CSP violation
 */
async function collectErrors(page) {
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.exposeBinding("reportViolation", (_, violation) => errors.push(violation));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      // @ts-expect-error: a binding that Playwright adds
      window.reportViolation(`${violatedDirective} forbids ${blockedURI}`),
    ),
  );
  return errors;
}
