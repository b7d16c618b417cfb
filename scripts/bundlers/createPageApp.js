import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInstaller } from "./installers.js";
import { VERSIONS } from "./rows.js";

const here = import.meta.dirname;

/**
 * The page of `page/` in a folder of its own, for one row of the table.
 *
 * @param {import("./rows.js").PageRow} row
 * @param {{ home: string, tarball: string }} place
 * @returns {import("../examples/tryOut.js").App}
 */
export function createPageApp(row, { home, tarball }) {
  const folder = join(home, row.name);
  const react = row.react ?? VERSIONS.react;
  const { install, run } = createInstaller(row.installer ?? "npm", home);
  return {
    name: row.name,
    folder,
    async install() {
      cpSync(join(here, "page"), folder, { recursive: true });
      if (row.config) cpSync(join(here, "config", row.config), join(folder, row.config));
      writeFileSync(join(folder, "package.json"), JSON.stringify(createManifest(row, tarball)));
      writeHtml(row, folder);
      await install(folder);
    },
    build: run("build"),
    start: run("start"),
    sandbox: run("sandbox"),
    texts: [`Bought USDT with React ${react}`],
  };
}

/**
 * @param {import("./rows.js").PageRow} row
 * @param {string} tarball
 */
function createManifest({ packages, build, react = VERSIONS.react, manifest }, tarball) {
  return {
    name: "shop",
    private: true,
    type: "module",
    scripts: { build, start: "node server.js", sandbox: "ramp-sandbox" },
    dependencies: {
      ...Object.fromEntries(packages.map((name) => [name, VERSIONS[name]])),
      "@remix-run/node-fetch-server": VERSIONS["@remix-run/node-fetch-server"],
      "ramp-widget": `file:${tarball}`,
      react,
      "react-dom": react,
    },
    ...manifest,
  };
}

/**
 * Bundlers that start from a script leave the HTML to the app.
 *
 * @param {import("./rows.js").PageRow} row
 * @param {string} folder
 */
function writeHtml({ entry }, folder) {
  if (entry === "html") {
    writeFileSync(join(folder, "index.html"), renderHtml("./src/main.jsx"));
    return;
  }
  const stylesheet = '<link rel="stylesheet" href="/main.css" />';
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/index.html"), renderHtml("/main.js", stylesheet));
}

/** @param {string} script @param {string} [head] */
function renderHtml(script, head = "") {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Buy USDT</title>
    ${head}
  </head>
  <body>
    <main id="root"></main>
    <script type="module" src="${script}"></script>
  </body>
</html>
`;
}
