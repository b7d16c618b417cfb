import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

/** The package as partners get it. */
export interface Packed {
  /** What would be uploaded. */
  tarball: string;
  /** A partner's project, far from this one: what it has is the package and what the package names. */
  folder: string;
  /** The same with React 18, for who stays on the links (`--preserve-symlinks`): their targets see React 19. */
  folder18: string;
}

declare module "vitest" {
  interface ProvidedContext {
    packed: Packed;
  }
}

/** Packs once for all files of tests. */
export function setup(project: TestProject): () => void {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "ramp-widget-packed-")));
  const json = execFileSync("npm", ["pack", "--json", "--pack-destination", home], {
    encoding: "utf8",
    // The test runner's own would make a build for development of it.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const tarball = join(home, /"filename": "([^"]+)"/.exec(json)?.[1] ?? "");
  const folder = install(join(home, "react-19"), tarball);
  const react18 = { react: "react-18", "react-dom": "react-dom-18" };
  const folder18 = install(join(home, "react-18"), tarball, react18);
  project.provide("packed", { tarball, folder, folder18 });
  return () => rmSync(home, { recursive: true });
}

/**
 * Does what an installer does, with what is on this machine. Whatever the package imports without
 * naming it is missing there, as it would be with a strict installer.
 *
 * @param renamed packages that are here under another name
 */
function install(folder: string, tarball: string, renamed: Record<string, string> = {}): string {
  const modules = join(folder, "node_modules");
  const own = join(modules, "ramp-widget");
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", own, "--strip-components=1"]);
  const { dependencies, peerDependencies } = manifestOf(own);
  const wanted = ["@types/react", ...Object.keys({ ...dependencies, ...peerDependencies })];
  for (const name of wanted) {
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", renamed[name] ?? name), link, "dir");
    // Else what these need is found where the links point to, and our package cannot borrow it.
    if (Object.keys(renamed).length === 0) continue;
    for (const next of Object.keys(manifestOf(link).dependencies ?? {}))
      if (!wanted.includes(next) && !existsSync(join(link, "node_modules", next)))
        wanted.push(next);
  }
  return folder;
}

interface Manifest {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
