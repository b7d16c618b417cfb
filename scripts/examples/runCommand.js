import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** @typedef {readonly [program: string, ...args: string[]]} Command */

const execute = promisify(execFile);
/** Stops only what hangs. */
const TIMEOUT_MS = 600_000;

/**
 * @param {Command} command
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its output
 */
export async function runCommand([program, ...args], cwd, env) {
  const { stdout, stderr } = await execute(program, args, { cwd, env, timeout: TIMEOUT_MS });
  return `${stdout}${stderr}`;
}

/**
 * @param {unknown} error of a command, or any other
 * @returns {string} the command's output, or the error's message
 */
export function describeError(error) {
  const { stdout = "", stderr = "", message = String(error) } = Object(error);
  return `${stdout}${stderr}`.trim() || message;
}
