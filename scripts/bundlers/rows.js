/** What rows install, at versions that support Node 20.19. */
export const VERSIONS = {
  "@babel/core": "7.29.16",
  "@babel/preset-react": "7.29.7",
  "@remix-run/node-fetch-server": "0.14.2",
  "@rspack/cli": "2.2.8",
  "@rspack/core": "2.3.4",
  "@vitejs/plugin-react": "6.3.0",
  "@yarnpkg/cli-dist": "4.18.1",
  "babel-loader": "10.1.1",
  "babel-plugin-react-compiler": "1.0.0",
  esbuild: "0.28.2",
  parcel: "2.16.4",
  pnpm: "12.23.0",
  react: "19.3.1",
  vite: "8.4.0",
  webpack: "5.113.0",
  "webpack-cli": "7.3.1",
};

const REACT_18 = "18.3.1";
/** The registry's tag `canary` comes and goes. */
const REACT_CANARY = "19.3.0-canary-dc9aed36-20261027";

/** @typedef {keyof typeof VERSIONS} PackageName */

/**
 * A page of its own, with one bundler, installer and version of React.
 *
 * @typedef {object} PageRow
 * @property {string} name
 * @property {readonly PackageName[]} packages that bundle; the documented one first
 * @property {string} build
 * @property {string} [config] a file of `config/`
 * @property {"html" | "script"} entry from which the bundler starts
 * @property {"npm" | "pnpm" | "yarn"} [installer] default: npm
 * @property {string} [react] version of React, other than that of the table
 * @property {object} [manifest] further fields of `package.json`
 */

/**
 * An app of `examples/`, built in another way.
 *
 * @typedef {object} ExampleRow
 * @property {string} name
 * @property {string} example
 * @property {readonly string[]} buildFlags
 */

/** @type {Pick<PageRow, "packages" | "build" | "config" | "entry">} */
const VITE = {
  packages: ["vite", "@vitejs/plugin-react"],
  build: "vite build",
  config: "vite.config.js",
  entry: "html",
};
/** @type {Pick<PageRow, "packages" | "build" | "entry">} */
const ESBUILD = {
  packages: ["esbuild"],
  build:
    "esbuild src/main.jsx --bundle --splitting --format=esm --minify --jsx=automatic --outdir=dist",
  entry: "script",
};

/** @type {readonly (PageRow | ExampleRow)[]} */
export const ROWS = [
  {
    name: "rspack",
    packages: ["@rspack/core", "@rspack/cli"],
    build: "rspack build",
    config: "rspack.config.js",
    entry: "script",
  },
  {
    name: "parcel",
    packages: ["parcel"],
    build: "parcel build index.html --no-source-maps --no-cache",
    entry: "html",
    // Parcel ignores `exports` of packages without this.
    manifest: { "@parcel/resolver-default": { packageExports: true } },
  },
  { name: "esbuild", ...ESBUILD },
  {
    name: "webpack",
    packages: ["webpack", "webpack-cli", "babel-loader", "@babel/core", "@babel/preset-react"],
    build: "webpack",
    config: "webpack.config.js",
    entry: "script",
  },
  {
    name: "react-compiler",
    packages: ["vite", "@vitejs/plugin-react", "@babel/core", "babel-plugin-react-compiler"],
    build: "vite build --config vite.compiler.config.js",
    config: "vite.compiler.config.js",
    entry: "html",
  },
  { name: "react-18", ...VITE, react: REACT_18 },
  {
    name: "react-canary",
    ...VITE,
    react: REACT_CANARY,
    // For npm no range includes a canary. pnpm and Yarn need no overrides.
    manifest: { overrides: { react: "$react", "react-dom": "$react-dom" } },
  },
  { name: "pnpm", ...VITE, installer: "pnpm" },
  { name: "yarn-pnp", ...ESBUILD, installer: "yarn" },
  { name: "next-webpack", example: "next", buildFlags: ["--webpack"] },
  { name: "next-turbopack", example: "next", buildFlags: [] },
];
