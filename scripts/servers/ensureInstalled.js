import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/** Debian and its relatives keep PostgreSQL's server out of `PATH`, one folder per version. */
const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/**
 * Finds Redis, or installs it if this user may.
 *
 * @returns {string} the path of `redis-server`
 */
export function ensureRedis() {
  return ensureInstalled("redis-server", "Redis", "RAMP_REDIS_URL=redis://127.0.0.1:6379");
}

/**
 * Finds PostgreSQL, or installs it if this user may.
 *
 * @returns {string} the path of `postgres`; `initdb` is beside it
 */
export function ensurePostgres() {
  const url = "RAMP_POSTGRES_URL=postgres://user:password@127.0.0.1/database";
  return ensureInstalled("postgres", "PostgreSQL", url, "postgresql");
}

/**
 * @param {string} program
 * @param {string} title
 * @param {string} variable
 * @param {string} debianPackage
 */
function ensureInstalled(program, title, variable, debianPackage = program) {
  const found = findProgram(program);
  if (found) return found;
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (isDebianRoot) {
    const install = `apt-get update && apt-get install -y --no-install-recommends ${debianPackage}`;
    console.log(`No ${title} found. Installing it: ${install}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("sh", ["-c", install], { stdio: "inherit", env });
  }
  const installed = findProgram(program);
  if (installed) return installed;
  throw new Error(
    `The tests need a real ${title}, and none could be installed here. On Debian and Ubuntu: apt-get install ${debianPackage}. Or name a server whose data the tests may delete with ${variable}, and run this again.`,
  );
}

/** @param {string} program */
function findProgram(program) {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const newestFirst = versions.toSorted((one, other) => Number(other) - Number(one));
  return [
    ...newestFirst.map((version) => join(DEBIAN_POSTGRES, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ]
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}
