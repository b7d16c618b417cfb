import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Builds the documentation site into a folder, around the Storybook that is there already. */
export async function buildSite(folder: string): Promise<void> {
  if (!existsSync(`${root}storybook-static/index.json`))
    await run("npm", ["run", "storybook:build"], {
      cwd: root,
      shell: process.platform === "win32",
    });
  const rspress = "node_modules/@rspress/core/bin/rspress.js";
  await run(process.execPath, [rspress, "build", "-c", "site/rspress.config.ts"], {
    cwd: root,
    env: { ...process.env, SITE_OUT: folder },
  });
}
