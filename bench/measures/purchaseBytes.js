import { allChunks, sizeOf, staticChunks } from "../bundle.js";
import { bundleOurs } from "../bundleApart.js";
import { buy } from "../buy.js";
import { figureOf } from "../figure.js";
import { openPages } from "../openPages.js";
import { OURS } from "../peers.js";
import { nameOf } from "../partsOf.js";

const LIMIT = 12_000;

/** What a real browser downloads of the package in one whole purchase. @type {import("../run.js").Measure} */
export async function measure(context) {
  const { metafile } = await bundleOurs();
  const atOnce = new Set(staticChunks(metafile, "ours.js"));
  const pages = await openPages(context, {
    names: [],
    page: "purchase.jsx",
    isReal: true,
    isApart: true,
  });
  /** @type {Set<string>} */
  const asked = new Set();
  try {
    const page = await pages.open(await context.browser(), OURS);
    page.on("request", (request) => asked.add(request.url().split("/").at(-1) ?? ""));
    await page.reload();
    await buy(page);
    await page.context().close();
  } finally {
    await pages.close();
  }
  const files = pages.files.get(OURS);
  const used = [...asked].filter((name) => name.startsWith("ours"));
  const gzip = (/** @type {string[]} */ names) =>
    sizeOf(names.map((name) => files?.get(name))).gzip;
  const ofAll = gzip(used);
  const parts = used.map((name) => {
    const when = atOnce.has(name) ? "with the page" : "when it is needed";
    return `${nameOf(metafile, name)}: ${gzip([name]).toLocaleString("en")} bytes, ${when}`;
  });
  const unused = allChunks(metafile, "ours.js").filter((name) => !asked.has(name));
  const rest = unused.map(
    (name) => `${nameOf(metafile, name)}: ${gzip([name]).toLocaleString("en")} bytes`,
  );
  return [
    {
      measure: "Bytes of a whole Proof purchase, gzip",
      unit: "bytes",
      limit: "at most 12,000",
      ours: figureOf([ofAll]),
      others: {},
      verdict: ofAll <= LIMIT ? "met" : "missed",
      note: [
        "All that the browser asked for of ours, zod included, from the page to the crypto's arrival. React and TanStack Query are the partner's own.",
        ...parts.map((part) => `- ${part}`),
        ...(rest.length > 0 ? ["Not asked for in it:", ...rest.map((part) => `- ${part}`)] : []),
      ].join("\n"),
    },
  ];
}
