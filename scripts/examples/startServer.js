import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";

const START_TIMEOUT_MS = 60_000;

/**
 * @typedef {object} StartedServer
 * @property {string[]} output grows while it runs
 * @property {(url: string) => Promise<void>} waitFor resolves after that URL answers
 * @property {() => Promise<void>} stop also ends the processes that it started
 */

/**
 * @param {import("./runCommand.js").Command} command
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 * @returns {StartedServer}
 */
export function startServer([program, ...args], cwd, env) {
  // A process group of its own, because npm doesn't always forward signals.
  const child = spawn(program, args, { cwd, env, detached: true });
  const ended = once(child, "exit");
  /** @type {string[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => output.push(String(text)));
  return {
    output,
    async waitFor(url) {
      const deadline = Date.now() + START_TIMEOUT_MS;
      while (Date.now() < deadline && child.exitCode === null) {
        try {
          const { ok } = await fetch(url);
          if (ok) return;
        } catch {
          // The server doesn't listen yet.
        }
        await pause(100);
      }
      throw new Error([`${url} does not answer.`, ...output].join("\n"));
    },
    async stop() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await ended;
    },
  };
}
