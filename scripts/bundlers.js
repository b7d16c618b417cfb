// Bundles a small page with each bundler, installer and version of React of the table in `bundlers/rows.js`,
// with the tarball that would be published, and buys with it in a browser. `npm run bundlers -- rspack pnpm`
// runs only these rows.
import process from "node:process";
import { createPageApp } from "./bundlers/createPageApp.js";
import { ROWS } from "./bundlers/rows.js";
import { createExampleApp } from "./examples/createExampleApp.js";
import { runApps, selectNames } from "./examples/runApps.js";

const all = ROWS.map(({ name }) => name);
const names = selectNames("row", all, process.argv.slice(2));

await runApps("row", (place) =>
  ROWS.filter(({ name }) => names.includes(name)).map((row) =>
    "example" in row ? createExampleApp({ ...row, ...place }) : createPageApp(row, place),
  ),
);
