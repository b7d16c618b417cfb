import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { PRODUCTION } from "../examples/environment.js";
import { runCommand } from "../examples/runCommand.js";
import { VERSIONS } from "./rows.js";

/** @typedef {import("../examples/runCommand.js").Command} Command */

/**
 * @typedef {object} Installer
 * @property {(folder: string) => Promise<void>} install what the folder's `package.json` names
 * @property {(script: string) => Command} run a script of `package.json`
 */

const NPM_FLAGS = ["--prefer-offline", "--no-audit", "--no-fund"];

/** Fails on a missing or unsuitable peer, and settles for no substitute. */
const PNPM_SETTINGS = `
autoInstallPeers: false
strictPeerDependencies: true
nodeLinker: isolated
hoist: false
`;
/** A package can import only what it declares. */
const YARN_SETTINGS = `
nodeLinker: pnp
pnpMode: strict
pnpFallbackMode: none
enableImmutableInstalls: false
enableTelemetry: false
`;
/** Yarn only warns: peers that are missing, unsuitable, or either of a dependency's. */
const YARN_PEER_WARNINGS = /YN0002|YN0060|YN0086/;

/**
 * @param {"npm" | "pnpm" | "yarn"} name
 * @param {string} home gets a folder for the installer
 * @returns {Installer}
 */
export function createInstaller(name, home) {
  const tools = join(home, "installers");
  if (name === "npm")
    return {
      async install(folder) {
        const strict = ["--strict-peer-deps", ...NPM_FLAGS];
        await runCommand(["npm", "install", ...strict], folder, PRODUCTION);
        await runCommand(["npm", "ls", "--all"], folder, PRODUCTION);
      },
      run: (script) => ["npm", "run", script, "--"],
    };
  if (name === "pnpm") {
    const pnpm = join(tools, "node_modules/pnpm/bin/pnpm.mjs");
    return {
      async install(folder) {
        await installTool("pnpm", tools);
        writeFileSync(join(folder, "pnpm-workspace.yaml"), PNPM_SETTINGS);
        const flags = ["--no-frozen-lockfile", "--prefer-offline"];
        await runCommand([process.execPath, pnpm, "install", ...flags], folder, PRODUCTION);
      },
      run: (script) => [process.execPath, pnpm, "run", script],
    };
  }
  const yarn = join(tools, "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
  return {
    async install(folder) {
      await installTool("@yarnpkg/cli-dist", tools);
      writeFileSync(join(folder, ".yarnrc.yml"), YARN_SETTINGS);
      // Marks the folder as a project.
      writeFileSync(join(folder, "yarn.lock"), "");
      const env = { ...PRODUCTION, YARN_NPM_REGISTRY_SERVER: findRegistry() };
      const output = await runCommand([process.execPath, yarn, "install"], folder, env);
      if (YARN_PEER_WARNINGS.test(output)) throw new Error(output);
    },
    run: (script) => [process.execPath, yarn, "run", script],
  };
}

/**
 * From npm, because Corepack downloads from elsewhere.
 *
 * @param {import("./rows.js").PackageName} name
 * @param {string} folder
 */
async function installTool(name, folder) {
  mkdirSync(folder, { recursive: true });
  const tool = `${name}@${VERSIONS[name]}`;
  await runCommand(["npm", "install", tool, ...NPM_FLAGS], folder, PRODUCTION);
}

/** npm's, which Yarn doesn't read. */
function findRegistry() {
  return execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
}
