import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePorts } from "./findFreePorts.js";

/**
 * A database server of this run, on a port of its own.
 * @typedef {object} RunningServer
 * @property {string} url for the client
 * @property {() => Promise<void>} start starts it again after `stop()` or `kill()`, on the same port with the same data
 * @property {() => Promise<void>} stop shuts it down
 * @property {() => Promise<void>} kill ends it with SIGKILL, as a crash does
 * @property {() => Promise<void>} remove shuts it down and deletes its data
 */

/** How long a server may take to start, also after a crash. */
const START_TIMEOUT_MS = 60_000;

/**
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.url
 * @param {string} options.folder holds its data and its log; `remove()` deletes it
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {NodeJS.Signals} options.stopSignal asks for a shutdown that doesn't wait for clients
 * @param {{ uid?: number, gid?: number }} options.user
 * @param {() => Promise<void>} options.ping rejects while the server doesn't answer
 * @returns {Promise<RunningServer>}
 */
export async function runServer({ name, url, folder, command, args, stopSignal, user, ping }) {
  const logFile = join(folder, "server.log");
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;

  function spawnServer() {
    const log = openSync(logFile, "a");
    child = spawn(command, args, { cwd: folder, stdio: ["ignore", log, log], ...user });
    closeSync(log);
    return child;
  }

  async function start() {
    const deadline = Date.now() + START_TIMEOUT_MS;
    let started = spawnServer();
    while (Date.now() < deadline) {
      // PostgreSQL refuses to start while children of a killed one are still ending.
      if (hasEnded(started)) started = spawnServer();
      try {
        await ping();
        return;
      } catch {
        await pause(100);
      }
    }
    started.kill("SIGKILL");
    const lines = readFileSync(logFile, "utf8").trim().split("\n").slice(-10);
    throw new Error(`${name} doesn't start. It wrote:\n${lines.join("\n")}`);
  }

  /** @param {NodeJS.Signals} signal */
  async function end(signal) {
    if (!child || hasEnded(child)) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  process.once("exit", () => child?.kill("SIGKILL"));
  await start();
  return {
    url,
    start,
    stop: () => end(stopSignal),
    kill: () => end("SIGKILL"),
    async remove() {
      await end(stopSignal);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {import("node:child_process").ChildProcess} child */
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Returns a loopback port that is free now. */
export async function findFreePort() {
  const [port = 0] = await findFreePorts(1);
  return port;
}
