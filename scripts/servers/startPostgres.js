import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { Client } from "pg";
import { ensurePostgres } from "./ensureInstalled.js";
import { findFreePort, runServer } from "./runServer.js";

/**
 * Starts a PostgreSQL of its own on a free loopback port, with its data in a temporary folder.
 *
 * @param {object} [options]
 * @param {string[]} [options.settings] settings such as `fsync=off`
 * @returns {Promise<import("./runServer.js").RunningServer>}
 */
export async function startPostgres({ settings = [] } = {}) {
  const command = ensurePostgres();
  const port = await findFreePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const user = findUser();
  const folder = mkdtempSync(join(tmpdir(), "ramp-widget-postgres-"));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  execFileSync(
    join(dirname(command), "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    { stdio: "pipe", cwd: folder, ...user },
  );
  return runServer({
    name: "PostgreSQL",
    url,
    folder,
    command,
    args: ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", ""].concat(
      settings.flatMap((setting) => ["-c", setting]),
    ),
    // A fast shutdown, which disconnects the clients.
    stopSignal: "SIGINT",
    user,
    ping: () => ping(url),
  });
}

/** PostgreSQL refuses to run as root. Its Debian package creates the user `postgres`. */
function findUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const read = (/** @type {string} */ flag) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: read("-u"), gid: read("-g") };
    } catch {
      // This system has no such user.
    }
  }
  throw new Error("PostgreSQL refuses to run as root. Run the tests as another user.");
}

/** @param {string} url */
async function ping(url) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
  } finally {
    await client.end();
  }
}
