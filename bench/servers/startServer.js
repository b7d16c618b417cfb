import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * Starts a file of this folder as a process.
 *
 * @param {string} name
 * @param {string[]} [args]
 * @param {string[]} [execArgv]
 */
export function startProcess(name, args = [], execArgv = []) {
  const child = fork(fileURLToPath(new URL(`${name}.js`, import.meta.url)), args, { execArgv });
  return {
    pid: child.pid ?? 0,
    /** The process's next message. @returns {Promise<unknown>} */
    async hear() {
      const gone = new AbortController();
      const end = once(child, "exit", { signal: gone.signal }).then(() => {
        throw new Error(`${name} ended.`);
      });
      try {
        const [message] = await Promise.race([
          once(child, "message", { signal: gone.signal }),
          end,
        ]);
        return message;
      } finally {
        end.catch(() => {});
        gone.abort();
      }
    },
    /** @param {object} message */
    say: (message) => void child.send(message),
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/**
 * The same for a file that reports its port.
 *
 * @param {string} name
 * @param {string[]} [args]
 * @param {string[]} [execArgv]
 */
export async function startServer(name, args, execArgv) {
  const server = startProcess(name, args, execArgv);
  const { port } = /** @type {{ port: number }} */ (await server.hear());
  return { ...server, port };
}
