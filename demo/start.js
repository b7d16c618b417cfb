import process from "node:process";
import { styleText } from "node:util";
import { findStore } from "./findStore.js";
import { loadDemo } from "./loadDemo.js";
import { readFlags } from "./readFlags.js";

const flags = readFlags(process.argv.slice(2));
if (typeof flags === "string") {
  console.error(`${flags}

Usage: npm run demo -- [--init-token-type sdk_customer_token|sdk_partner_authorization] [--port 5173] [--api-port 5174] [--widget-port 5175] [--host 127.0.0.1] [--store memory|sqlite|redis|postgres] [--folder where-sqlite-keeps-its-file]`);
  process.exit(2);
}

let close = async () => {};
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => void close().finally(() => process.exit(0)));

try {
  const { startDemo } = await loadDemo();
  const store = await findStore(flags.storeKind, flags.folder);
  close = store.remove;
  const { url, apiUrl, widgetUrl } = await startDemo({ ...flags, store });
  const strong = (/** @type {string} */ text) => styleText("bold", text);
  const quiet = (/** @type {string} */ text) => styleText("dim", text);

  console.log(`
  ${strong("Northwind Wallet")} ${quiet(`buys and sells through Proof (${flags.initTokenType}), Transak and Bleepay. No money moves.`)}

  Open             ${strong(styleText("cyan", url))}
  Vendors' APIs    ${apiUrl}
  Vendors' pages   ${widgetUrl}
  Store            ${store.description}

  Card that pays   4444 4444 4444 3333  ${quiet("CVC 123, any future date: Proof and Transak")}
  Card that fails  5555 4444 3333 1111  ${quiet("CVC 555, any future date: Proof and Transak")}
  Email code       000000               ${quiet("Proof")}
  Crypto           ${quiet("Bleepay has no page. Simulate transfers below its address")}

  ${quiet("Ctrl-C stops everything.")}
`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await close();
  process.exit(1);
}
