import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import { english } from "../../src/messages/english.ts";
import { buildSite } from "./buildSite.ts";
import { serveFolder, type ServedFolder } from "./serveFolder.ts";

const SITE = fileURLToPath(new URL("../../node_modules/.vite/e2e/site", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Pages that are open at the same time. */
const TABS = 3;

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Some pages repeat a few parts thousands of times, for which axe would take minutes. It sees the first ones. */
const REPEATED = ".rspress-doc > :nth-child(n + 80), tbody > tr:nth-child(n + 12)";

let site: ServedFolder;
/** Whether pages get their stories, which take far longer to load than the pages. */
let withStories = true;
let browser: Browser;
/** The paths of all pages, such as `/widget.html`. */
let paths: string[];
const complaints: string[] = [];

beforeAll(async () => {
  await buildSite(SITE);
  [site, browser] = await Promise.all([
    serveFolder(SITE, (path) => !withStories && path.startsWith("/storybook/")),
    chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS }),
  ]);
  paths = readdirSync(SITE, { recursive: true, encoding: "utf8" })
    .map((file) => `/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".html") && !file.startsWith("/storybook/"));
}, 600_000);
beforeEach(() => {
  complaints.length = 0;
  withStories = true;
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  site.close();
});

/** A profile in which errors, failed requests and requests to other hosts fail the test. */
async function openProfile(): Promise<BrowserContext> {
  const context = await browser.newContext({ colorScheme: "light", viewport: DESKTOP });
  context.setDefaultTimeout(110_000);
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`${error.page()?.url()}: ${error.error()}`));
  context.on("request", (request) => {
    const isOurs = request.url().startsWith(site.url) || /^(data|blob|about):/.test(request.url());
    if (!isOurs) complaints.push(`${request.frame().url()} requests ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // Of a page that was left.
    const isAborted = request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isAborted) complaints.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  return context;
}

/** Opens a page and waits until React has taken it over. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
}

interface Found {
  path: string;
  links: string[];
  anchors: string[];
  violations: string[];
  /** What scrolls sideways, in one of both widths. */
  overflows: string[];
}

/** The page or its column of text, if it scrolls sideways. */
const findOverflow = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll("html, .rp-doc-layout__doc"))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth }) => `${tagName} is ${scrollWidth} of ${innerWidth} px wide`),
  );

/** A table that became too wide takes the focus after the next frame, which a busy browser draws late. */
const waitForTables = (page: Page) =>
  page.waitForFunction(() =>
    Array.from(document.querySelectorAll(".rp-table-scroll-container")).every(
      (box) => box.scrollWidth <= box.clientWidth || box.getAttribute("tabindex") === "0",
    ),
  );

const readLinks = (page: Page) =>
  page.evaluate(() => ({
    links: Array.from(document.querySelectorAll("a[href]"), (a) => (a as HTMLAnchorElement).href),
    anchors: Array.from(document.querySelectorAll("[id]"), ({ id }) => id),
  }));

const findViolations = (page: Page) =>
  page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (context: Document, options: object) => Promise<AxeResults> };
    };
    // The stories have tests of their own.
    const { violations } = await axe.run(document, { iframes: false, resultTypes: ["violations"] });
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${scheme}: ${id}: ${target.join(" ")}`),
    );
  });

/** In light on a desktop, then in dark on a phone, and both widths in both. */
async function inspect(page: Page, path: string): Promise<Found> {
  await open(page, path);
  const found = await readLinks(page);
  await page.addScriptTag({ path: AXE });
  await page.addStyleTag({ content: "* { transition: none !important }" });
  const overflows = await findOverflow(page);
  await page.setViewportSize(PHONE);
  overflows.push(...(await findOverflow(page)));
  await page.setViewportSize(DESKTOP);
  await page.evaluate((repeated) => {
    for (const part of document.querySelectorAll(repeated)) part.remove();
  }, REPEATED);
  await waitForTables(page);
  const violations = await findViolations(page);

  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.classList.contains("rp-dark"));
  await page.setViewportSize(PHONE);
  overflows.push(...(await findOverflow(page)));
  await waitForTables(page);
  violations.push(...(await findViolations(page)));
  await page.setViewportSize(DESKTOP);
  overflows.push(...(await findOverflow(page)));
  await page.emulateMedia({ colorScheme: "light" });
  return { path, ...found, violations, overflows };
}

async function inspectAll() {
  withStories = false;
  const context = await openProfile();
  const waiting = [...paths];
  const found: Found[] = [];
  async function work() {
    const page = await context.newPage();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      found.push(await inspect(page, path));
  }
  await Promise.all(Array.from({ length: TABS }, work));
  return found;
}

const summarize = (found: readonly Found[], select: (one: Found) => readonly unknown[]) =>
  found.flatMap((one) => select(one).map((entry) => `${one.path}: ${String(entry)}`));

describe("every page", () => {
  test("has no axe violation, doesn't scroll sideways, and has no dead link or anchor", async () => {
    const found = await inspectAll();
    expect(found.length).toBeGreaterThan(55);
    expect(summarize(found, ({ violations }) => violations)).toEqual([]);
    expect(summarize(found, ({ overflows }) => overflows)).toEqual([]);

    const anchors = new Map(found.map((page) => [page.path, new Set(page.anchors)]));
    const isDead = (link: string) => {
      const { origin, pathname, hash } = new URL(link);
      if (origin !== site.url) return false;
      const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
      if (!existsSync(join(SITE, path))) return true;
      return hash !== "" && !anchors.get(path)?.has(decodeURIComponent(hash.slice(1)));
    };
    expect(found.flatMap(({ links }) => links).length).toBeGreaterThan(5000);
    expect(summarize(found, ({ links }) => links.filter(isDead))).toEqual([]);
  }, 600_000);

  test("loads nothing from another host, not even where no browser looked", () => {
    const foreign = paths.flatMap((path) => {
      const html = readFileSync(join(SITE, path), "utf8").replaceAll(/<a [^>]*>/g, "");
      return html.match(/(?:src|srcset|href)="(?:https?:)?\/\/[^"]*"/g) ?? [];
    });
    expect(foreign).toEqual([]);
  });

  test("is Markdown too, and is listed in llms.txt", async () => {
    const index = readFileSync(join(SITE, "llms.txt"), "utf8");
    expect(readFileSync(join(SITE, "llms-full.txt"), "utf8").length).toBeGreaterThan(500_000);
    for (const path of paths.filter((path) => path !== "/404.html")) {
      const markdown = path.replace(/\.html$/, ".md");
      expect(readFileSync(join(SITE, markdown), "utf8")).toMatch(/^# /m);
      if (path !== "/index.html") expect(index).toContain(`](${markdown})`);
    }
    const served = await fetch(`${site.url}/widget.md`);
    expect(served.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(await served.text()).toContain("# Widget");
  });
});

test("each error code has a page, and the anchor that the console's link names", () => {
  const codes = Object.keys(english.errors);
  const errors = readFileSync(join(SITE, "errors.html"), "utf8");
  expect(codes.filter((code) => !errors.includes(`id="${code}"`))).toEqual([]);
  expect(paths.filter((path) => path.startsWith("/errors/")).toSorted()).toEqual(
    codes.map((code) => `/errors/${code}.html`).toSorted(),
  );
});

describe("in use", () => {
  let page: Page;
  beforeEach(async () => {
    const context = await openProfile();
    page = await context.newPage();
  });

  test("the search finds a word and leads to it", async () => {
    await open(page, "/index.html");
    await page.keyboard.press("Control+K");
    await page.getByRole("textbox").fill("declined");
    const result = page.locator(".rp-search-panel__results a").first();
    await result.waitFor();
    expect(await page.locator(".rp-search-panel__results").innerText()).toMatch(/declined/i);
    await result.click();
    await page.waitForURL((url) => url.pathname !== "/index.html");
    expect(await page.locator("main").innerText()).toMatch(/declined/i);
  });

  test("a page shows the stories of what it describes, and leaves the reader where they are", async () => {
    await open(page, "/widget.html");
    await page.frameLocator(".story iframe >> nth=0").getByTitle(/Proof/).waitFor();
    expect(await page.evaluate(() => [scrollY, document.activeElement?.tagName])).toEqual([
      0,
      "BODY",
    ]);
    expect(await page.locator(".story").count()).toBeGreaterThan(5);
  });

  test("a story follows the site's color scheme", async () => {
    await open(page, "/order-form.html");
    const story = page.locator(".story iframe").nth(1);
    await story.scrollIntoViewIfNeeded();
    const order = story.contentFrame().getByRole("button", { name: "Buy ETH for €100.00" });
    await order.waitFor();
    await page.getByRole("button", { name: "Switch between light and dark" }).first().click();
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll("iframe")).every(({ src }) =>
        src.endsWith("scheme:dark"),
      ),
    );
    await order.waitFor();
    const scheme = await order.evaluate((button) => getComputedStyle(button).colorScheme);
    expect(scheme).toBe("dark");
  });
});
