import { spawn, type StdioOptions } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Settings } from "./partner.js";
import { bundleWorker } from "./bundleWorker.ts";

export const runtimes = ["node", "bun", "deno", "workerd", "durable-object"] as const;
export type Runtime = (typeof runtimes)[number];

const installed = createRequire(new URL("binaries/package.json", import.meta.url));

/** The settings of the test, and what the package `ws` wants to know. */
const DENO_READS = "RAMP_SETTINGS,WS_NO_BUFFER_UTIL,WS_NO_UTF_8_VALIDATE";

interface Program {
  command: string;
  args: string[];
  /** Which of its outputs says where it listens. */
  output?: 3;
}

async function programOf(runtime: Runtime, folder: string, settings: Settings): Promise<Program> {
  const server = join(folder, `servers/${runtime}.js`);
  switch (runtime) {
    case "node":
      return { command: process.execPath, args: [server] };
    case "bun":
      return { command: binary("@oven/bun", "bin/bun"), args: [server] };
    case "deno":
      return {
        command: binary("@deno", "deno"),
        args: ["run", "--no-prompt", "--allow-net", `--allow-env=${DENO_READS}`, server],
      };
    case "workerd":
    case "durable-object":
      return {
        command: binary("@cloudflare/workerd", "bin/workerd"),
        args: ["serve", await bundleWorker(server, settings), "--control-fd=3"],
        output: 3,
      };
  }
}

/** The program itself, which comes as a package for each kind of machine. */
function binary(vendor: string, file: string): string {
  const { platform, arch } = process;
  const packages: Record<string, Record<string, string>> = {
    "linux x64": {
      "@oven/bun": "-linux-x64",
      "@deno": "/linux-x64-glibc",
      "@cloudflare/workerd": "-linux-64",
    },
    "linux arm64": {
      "@oven/bun": "-linux-aarch64",
      "@deno": "/linux-arm64-glibc",
      "@cloudflare/workerd": "-linux-arm64",
    },
    "darwin x64": {
      "@oven/bun": "-darwin-x64",
      "@deno": "/darwin-x64",
      "@cloudflare/workerd": "-darwin-64",
    },
    "darwin arm64": {
      "@oven/bun": "-darwin-aarch64",
      "@deno": "/darwin-arm64",
      "@cloudflare/workerd": "-darwin-arm64",
    },
  };
  const suffix = packages[`${platform} ${arch}`]?.[vendor];
  if (suffix === undefined) throw new Error(`There is no ${vendor} for ${platform} ${arch}.`);
  return installed.resolve(`${vendor}${suffix}/${file}`);
}

/** The partner's server on a runtime's own HTTP server, on a free port. */
export async function startRuntime(
  runtime: Runtime,
  folder: string,
  settings: Settings,
): Promise<{ url: string; said: () => string; stop: () => Promise<void> }> {
  const { command, args, output = 1 } = await programOf(runtime, folder, settings);
  const stdio: StdioOptions = ["ignore", "pipe", "pipe", "pipe"];
  const program = spawn(command, args, {
    stdio,
    cwd: folder,
    env: { ...process.env, RAMP_SETTINGS: JSON.stringify(settings) },
  });
  let said = "";
  for (const stream of [program.stdout, program.stderr])
    stream?.on("data", (data) => (said += String(data)));
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()));
  const lines = createInterface({ input: program.stdio[output] as Readable });
  const port = await new Promise<number>((resolve, reject) => {
    lines.on("line", (line) => resolve((JSON.parse(line) as { port: number }).port));
    program.once("error", reject);
    void ended.then(() => reject(new Error(`${runtime} did not start: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/api/ramp`,
    said: () => said,
    async stop() {
      program.kill("SIGKILL");
      await ended;
    },
  };
}
