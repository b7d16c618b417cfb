import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";

const { folder } = inject("packed");
const copies = join(folder, "examples");
/** Without what somebody has installed or built there by hand. */
const BUILT =
  /(^|\/)(node_modules|dist|build|public|\.next|\.react-router)\/|\.config\.\w+$|next-env/;
const sources = readdirSync("examples", { recursive: true, encoding: "utf8" })
  .map((path) => `examples/${path.replaceAll("\\", "/")}`)
  .filter((path) => /\.(tsx?|js)$/.test(path) && !BUILT.test(path));
const examples = readdirSync("examples", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Frameworks are not installed here, so what comes from them can be anything. */
const FRAMEWORKS = `
declare module "@react-router/dev/routes" {
  export type RouteConfig = object[];
  export const index: any, route: any;
}
declare module "@remix-run/node-fetch-server";
declare module "esbuild";
declare module "express";
declare module "next" {
  export type Metadata = object;
}
declare module "next/headers";
declare module "next/server" {
  export type NextRequest = Request;
  export const NextResponse: any;
}
declare module "react-dom/client";
declare module "react-router";
`;

beforeAll(() => {
  for (const path of sources) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(path, join(folder, path));
  }
  writeFileSync(join(copies, "frameworks.d.ts"), FRAMEWORKS);
  // React Router writes these beside each route.
  const typed = join(copies, "react-router/.react-router/types/app/routes/+types");
  mkdirSync(typed, { recursive: true });
  writeFileSync(
    join(typed, "ramp.d.ts"),
    "export namespace Route { type LoaderArgs = { request: Request }; type ActionArgs = LoaderArgs; }",
  );
});

test.each([
  ["TypeScript", /\.tsx?$/, true],
  // It checks JavaScript for what it knows, which is every name of ours.
  ["JavaScript", /\.js$/, false],
])("what partners copy in %s compiles with the public types alone", (name, kind, strict) => {
  const files = sources.filter((path) => kind.test(path));
  expect(files.length).toBeGreaterThan(5);
  const project = join(copies, `tsconfig.${name}.json`);
  const compilerOptions = {
    strict,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    jsx: "react-jsx",
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: ["vite/client.d.ts", "@types/node"].map((types) => resolve("node_modules", types)),
    paths: { "@/*": ["./next/*"] },
    rootDirs: ["./react-router", "./react-router/.react-router/types"],
    skipLibCheck: true,
  };
  const config = {
    compilerOptions,
    files: ["frameworks.d.ts", ...files.map((path) => join(folder, path))],
  };
  writeFileSync(project, JSON.stringify(config));
  const tsc = resolve("node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
  expect(stdout).toBe("");
});

describe.each(examples)("the example %s", (name) => {
  const read = (file: string) => readFileSync(join("examples", name, file), "utf8");

  test("pins what it installs, and its lock file names no download", () => {
    const own = JSON.parse(readFileSync("package.json", "utf8")) as {
      version: string;
      dependencies: Record<string, string>;
    };
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(dependencies["ramp-widget"]).toBe(own.version);
    const ranges = Object.values({ ...dependencies, ...devDependencies });
    expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
    const lock = read("package-lock.json");
    expect(lock).not.toMatch(/"resolved"|https?:\/\/\S*registry/);
    // Else write it anew: `npm run examples -- --lock`.
    const { packages } = JSON.parse(lock) as { packages: Record<string, object> };
    const { version, dependencies: needed } = own;
    expect(packages["node_modules/ramp-widget"]).toMatchObject({ version, dependencies: needed });
  });

  test("says in two lines what it is and how to start it", () => {
    const lines = read("README.md").trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("npx ramp-sandbox");
  });
});
