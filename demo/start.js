import process from "node:process";
import { styleText } from "node:util";
import { loadDemo } from "./loadDemo.js";
import { readFlags } from "./readFlags.js";

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));

const flags = readFlags(process.argv.slice(2));
if (typeof flags === "string") {
  console.error(`${flags}

Usage: npm run demo -- [--edition E1|E3] [--port 5173] [--api-port 5174] [--widget-port 5175] [--host 127.0.0.1]`);
  process.exit(2);
}

try {
  const { startDemo } = await loadDemo();
  const { url, apiUrl, widgetUrl } = await startDemo(flags);
  const strong = (/** @type {string} */ text) => styleText("bold", text);
  const quiet = (/** @type {string} */ text) => styleText("dim", text);

  console.log(`
  ${strong("Northwind Wallet")} ${quiet(`sells and buys through Proof, edition ${flags.edition}. No money moves.`)}

  Open            ${strong(styleText("cyan", url))}
  Proof's API     ${apiUrl}
  Proof's widget  ${widgetUrl}

  E-mail code     000000
  Card that pays  4444 4444 4444 3333  ${quiet("CVC 123, any date ahead")}
  Card that fails 5555 4444 3333 1111  ${quiet("CVC 555, any date ahead")}

  ${quiet("Ctrl-C stops everything.")}
`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
