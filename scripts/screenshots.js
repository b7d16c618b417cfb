// Takes the README's pictures from the stories: the modal on a desktop, and a strip of a whole purchase, in
// light and dark. Run it with `npm run pictures`.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { preview } from "vite";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.js";

const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const SCHEMES = /** @type {const} */ (["light", "dark"]);
const PHONE = { width: 390, height: 900 };
const DESK = { width: 1280, height: 860 };

/** The stories bundle their font; the vendor's page uses a system font. */
const letters = await readFile(
  fileURLToPath(
    import.meta.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
  ),
  "base64",
);

/** @typedef {import("playwright").Page} Page */

const outDir = await mkdtemp(join(tmpdir(), "ramp-widget-stories-"));
await mkdir(folder, { recursive: true });
const executablePath = ensureChromium();
buildStories();
const server = await preview({
  configFile: false,
  logLevel: "error",
  build: { outDir },
  preview: { port: 0 },
});
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
try {
  for (const colorScheme of SCHEMES) {
    /** @param {import("playwright").ViewportSize} viewport @param {number} deviceScaleFactor */
    const open = async (viewport, deviceScaleFactor) => {
      const reducedMotion = /** @type {const} */ ("reduce");
      const look = { viewport, deviceScaleFactor, colorScheme, reducedMotion };
      return (await browser.newContext(look)).newPage();
    };
    await take(await open(DESK, 1.5), showModal, `buy-1280-${colorScheme}`);
    const steps = await takeSteps(await open(PHONE, 1));
    await take(await open(PHONE, 1), (page) => showStrip(page, steps), `purchase-${colorScheme}`);
  }
} finally {
  await browser.close();
  await server.close();
  await rm(outDir, { recursive: true });
}

function buildStories() {
  const args = ["storybook", "build", "--disable-telemetry", "--quiet", "--output-dir", outDir];
  const { status } = spawnSync("npx", ["--no-install", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("The stories could not be built, so there are no pictures.");
}

/** @param {Page} page @param {string} id @param {string} [args] */
async function openStory(page, id, args = "") {
  const [url = ""] = server.resolvedUrls?.local ?? [];
  await page.goto(`${url}iframe.html?viewMode=story&id=${id}&args=${args}`);
}

/** @param {Page} page @param {(page: Page) => Promise<void>} show @param {string} name */
async function take(page, show, name) {
  const path = `${folder}${name}.png`;
  await show(page);
  await page.screenshot({ path, animations: "disabled", omitBackground: true });
  await page.context().close();
  console.log(`${path}  ${Math.round((await stat(path)).size / 1024)} kB`);
}

/** @param {Page} page */
async function showModal(page) {
  await openStory(page, "rampwidget--modal");
  await vendorIsThere(page);
}

/** Four steps of one purchase. @param {Page} page */
async function takeSteps(page) {
  /** @type {string[]} */
  const pictures = [];
  const keep = async () => {
    const png = await page.screenshot({ animations: "disabled" });
    pictures.push(`data:image/png;base64,${png.toString("base64")}`);
  };
  await openStory(page, "sandbox--proof", "settlementDelayMs:3");
  await vendorIsThere(page);
  await keep();
  await goToCardForm(page);
  await keep();
  await pageOfVendor(page).getByRole("button", { name: /^Pay / }).click();
  await page.locator("[data-ramp][data-phase=processing]").waitFor();
  await keep();
  await page.locator("[data-ramp][data-phase=completed]").waitFor();
  await keep();
  await page.context().close();
  return pictures;
}

/** @param {Page} page @param {string[]} pictures */
async function showStrip(page, pictures) {
  const gap = 24;
  const width = pictures.length * (PHONE.width + gap) - gap;
  await page.setViewportSize({ width, height: PHONE.height });
  await page.setContent(
    `<style>
      body { margin: 0; display: flex; gap: ${gap}px; background: none }
      img { display: block; border-radius: 32px }
    </style>${pictures.map((picture) => `<img src="${picture}">`).join("")}`,
  );
}

/** @param {Page} page */
function pageOfVendor(page) {
  return page.frameLocator("[data-ramp-frame] iframe");
}

/** @param {Page} page */
async function vendorIsThere(page) {
  await pageOfVendor(page).getByLabel("Code", { exact: true }).waitFor();
  const content = `
    @font-face { font-family: Inter; src: url(data:font/woff2;base64,${letters}); font-weight: 100 900 }
    * { font-family: Inter !important }`;
  await page.frames()[1]?.addStyleTag({ content });
}

/** @param {Page} page */
async function goToCardForm(page) {
  const vendor = pageOfVendor(page);
  await vendor.getByLabel("Code", { exact: true }).fill("000000");
  await vendor.getByRole("button", { name: "Continue" }).click();
  await vendor.getByRole("button", { name: "Start verification" }).click();
  await vendor.getByLabel("Card number").fill("4444 4444 4444 3333");
  await vendor.getByLabel("Expiry date").fill("12/30");
  await vendor.getByLabel("CVC").fill("123");
  await vendor.getByLabel("Name on card").fill("Ada Lovelace");
  await vendor.getByLabel("Name on card").blur();
  await page.evaluate(() => window.scrollTo(0, 0));
}
