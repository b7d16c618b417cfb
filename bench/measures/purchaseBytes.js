import { allChunks, sizeOf, staticChunks } from "../bundle.js";
import { bundleOurs } from "../bundleApart.js";
import { buy } from "../buy.js";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";
import { nameOf } from "../partsOf.js";

const LIMITS = { opened: 16_000, completed: 20_000, ever: 48_000 };

/** What a real browser downloads of the package in one whole purchase. @type {import("../types.js").Measure} */
export async function measure(context) {
  const { metafile } = await bundleOurs();
  const atOnce = new Set(staticChunks(metafile, "ours.js"));
  const pages = await openPages(context, {
    names: [],
    page: "purchase.jsx",
    isReal: true,
    isApart: true,
  });
  /** Our files, in the order in which the browser asked for them. @type {string[]} */
  const asked = [];
  /** How many of them it asked for before the vendor's page. @type {number | undefined} */
  let untilOpened;
  try {
    const page = await pages.open(await context.browser(), OURS);
    page.on("request", (request) => {
      const name = request.url().split("/").at(-1) ?? "";
      if (name.startsWith("ours") && !asked.includes(name)) asked.push(name);
      if (request.isNavigationRequest() && request.frame() !== page.mainFrame())
        untilOpened ??= asked.length;
    });
    await page.reload();
    await buy(page);
    await page.context().close();
  } finally {
    await pages.close();
  }
  if (untilOpened === undefined) throw new Error("The vendor's page was never requested.");
  const files = pages.files.get(OURS);
  const gzip = (/** @type {string[]} */ names) =>
    sizeOf(names.map((name) => files?.get(name))).gzip;
  const every = allChunks(metafile, "ours.js");
  const describe = (/** @type {string[]} */ names) =>
    names.map((name) => {
      const when = atOnce.has(name) ? ", with the page" : "";
      return `- ${nameOf(metafile, name)}: ${gzip([name]).toLocaleString("en")} bytes${when}`;
    });
  /** @param {string} what @param {string[]} names @param {number} limit @param {string[]} note @returns {import("../types.js").Row} */
  const row = (what, names, limit, note) => {
    const bytes = gzip(names);
    return {
      measure: `Bytes of a Proof purchase ${what}, gzip`,
      unit: "bytes",
      limit: `at most ${limit.toLocaleString("en")}`,
      ours: figureOf([bytes]),
      others: {},
      verdict: bytes <= limit ? "met" : "missed",
      note: note.join("\n"),
    };
  };
  const opened = asked.slice(0, untilOpened);
  const rest = every.filter((name) => !asked.includes(name));
  return [
    row("until the vendor's page is requested", opened, LIMITS.opened, [
      "All that the browser asked for of ours before it asked for the vendor's page. React and TanStack Query are the partner's own; a page that has no TanStack Query loads it after this.",
      ...describe(opened),
    ]),
    row("until the crypto has arrived", asked, LIMITS.completed, [
      "The same, and all that came after it:",
      ...describe(asked.slice(untilOpened)),
    ]),
    row("that may ever be loaded", every, LIMITS.ever, [
      "With the order form, which is most of what this purchase did not ask for:",
      ...describe(rest),
    ]),
  ];
}
