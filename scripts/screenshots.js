// Makes the pictures of the README: a purchase in the demo, on a phone and on a desk, by day and by night.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { loadDemo } from "../demo/loadDemo.js";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.js";

const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const VIEWS = [
  { width: 390, height: 844, isWide: false },
  { width: 1280, height: 900, isWide: true },
];
const SCHEMES = /** @type {const} */ (["light", "dark"]);

await mkdir(folder, { recursive: true });
const { startDemo } = await loadDemo();
const demo = await startDemo({ port: 0, apiPort: 0, widgetPort: 0 });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
try {
  for (const { isWide, ...viewport } of VIEWS)
    for (const colorScheme of SCHEMES) {
      const path = `${folder}buy-${viewport.width}-${colorScheme}.png`;
      const context = await browser.newContext({
        viewport,
        colorScheme,
        deviceScaleFactor: 2,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      await page.goto(demo.url);
      await goToCard(page);
      if (isWide) await page.getByText("What the app is told").click();
      else await page.evaluate(scrollToOrder);
      await page.screenshot({ path, animations: "disabled", fullPage: isWide });
      await context.close();
      console.log(`${path}  ${Math.round((await stat(path)).size / 1024)} kB`);
    }
} finally {
  await browser.close();
  await demo.close();
}

/** @param {import("playwright").Page} page */
async function goToCard(page) {
  const vendor = page.frameLocator("[data-ramp-frame] iframe");
  await page.getByRole("button", { name: "Continue" }).click();
  await vendor.getByLabel("Code", { exact: true }).fill("000000");
  await vendor.getByRole("button", { name: "Continue" }).click();
  await vendor.getByRole("button", { name: "Start verification" }).click();
  await vendor.getByLabel("Card number").fill("4444 4444 4444 3333");
  await vendor.getByLabel("Expiry date").fill("12/30");
  await vendor.getByLabel("CVC").fill("123");
  await vendor.getByLabel("Name on card").fill("Ada Lovelace");
  await vendor.getByLabel("Name on card").blur();
}

/** A phone shows either the wallet or the payment, so the picture is of the payment. */
function scrollToOrder() {
  const order = document.querySelector(".summary");
  window.scrollBy(0, (order?.getBoundingClientRect().top ?? 0) - 8);
}
