import { cpSync } from "node:fs";
import { join } from "node:path";
import { PRODUCTION, ROOT } from "./environment.js";
import { runCommand } from "./runCommand.js";

/** What a manual run leaves behind. */
const LEFT_BEHIND = /^(node_modules|dist|build|public|\.next|\.react-router|next-env\.d\.ts)$/;

/**
 * A copy of an app of `examples/`, with the versions of its lock file and the library from the tarball.
 *
 * @param {object} options
 * @param {string} options.example
 * @param {string} options.home
 * @param {string} options.tarball
 * @param {string} [options.name]
 * @param {readonly string[]} [options.buildFlags]
 * @param {((example: string, folder: string) => void) | undefined} [options.onInstalled]
 * @returns {import("./tryOut.js").App}
 */
export function createExampleApp({
  example,
  home,
  tarball,
  name = example,
  buildFlags = [],
  onInstalled,
}) {
  const folder = join(home, name);
  return {
    name,
    folder,
    async install() {
      cpSync(join(ROOT, "examples", example), folder, {
        recursive: true,
        filter: (path) => !LEFT_BEHIND.test(path.split(/[\\/]/).at(-1) ?? ""),
      });
      const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--include=dev"];
      await runCommand(["npm", "install", tarball, ...flags], folder, PRODUCTION);
      onInstalled?.(example, folder);
    },
    build: ["npm", "run", "build", "--", ...buildFlags],
    start: ["npm", "start"],
    sandbox: ["npx", "--no-install", "ramp-sandbox"],
  };
}
