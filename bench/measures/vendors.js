import { allChunks, bundle, PARTNERS_OWN, sizeOf, staticChunks } from "../bundle.js";
import { figureOf } from "../figure.js";
import { nameOf } from "../partsOf.js";

const LIMIT = 4096;
/** Vendors that may be imported besides Proof. */
const FURTHER = ["transak", "bleepay"];

/** Bytes that each further vendor adds to a page with Proof. @type {import("../types.js").Measure} */
export async function measure() {
  const alone = await weigh(["proof"]);
  const rows = [];
  for (const vendor of FURTHER) {
    const both = await weigh(["proof", vendor]);
    const atOnce = both.atOnce - alone.atOnce;
    const all = both.all - alone.all;
    const parts = both.later
      .filter(({ name }) => !alone.later.some((part) => part.name === name))
      .map(({ name, gzip }) => `- ${name}: ${gzip.toLocaleString("en")} bytes`);
    rows.push(
      row(`\`${vendor}()\` beside Proof, where it is used`, "at most 4,096", all, LIMIT, [
        `Gzip, everything of it: ${atOnce.toLocaleString("en")} bytes come with the page, the rest when a purchase of its begins.`,
        ...parts,
      ]),
    );
  }
  const unused = alone.modules.filter(([path]) =>
    /vendors\/(transak|bleepay)\/|lean-qr/.test(path),
  );
  const bytes = unused.reduce((sum, [, size]) => sum + size, 0);
  rows.push(
    row("Further vendors, where they are not imported", "0", bytes, 0, [
      "Bytes of their modules in the page's chunks, and in those that it may load later.",
    ]),
  );
  return rows;
}

/** @param {string[]} vendors */
async function weigh(vendors) {
  const source = `export { RampWidget, ${vendors.join(", ")} } from "ramp-widget"`;
  const { files, metafile } = await bundle(source, { external: PARTNERS_OWN });
  const gzip = (/** @type {string[]} */ names) => sizeOf(names.map((name) => files.get(name))).gzip;
  const atOnce = staticChunks(metafile);
  const all = allChunks(metafile);
  const later = all.filter((name) => !atOnce.includes(name));
  return {
    atOnce: gzip(atOnce),
    all: gzip(all),
    later: later.map((name) => ({ name: nameOf(metafile, name), gzip: gzip([name]) })),
    modules: Object.entries(metafile.outputs)
      .filter(([path]) => all.some((name) => path.endsWith(`/${name}`)))
      .flatMap(([, { inputs }]) =>
        Object.entries(inputs).map(
          ([path, { bytesInOutput }]) => /** @type {const} */ ([path, bytesInOutput]),
        ),
      ),
  };
}

/**
 * @param {string} measure
 * @param {string} limit
 * @param {number} bytes
 * @param {number} most
 * @param {string[]} note
 * @returns {import("../types.js").Row}
 */
function row(measure, limit, bytes, most, note) {
  return {
    measure,
    unit: "bytes",
    limit,
    ours: figureOf([bytes]),
    others: {},
    verdict: bytes <= most ? "met" : "missed",
    note: note.join("\n"),
  };
}
