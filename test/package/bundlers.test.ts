import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ExampleRow, type PageRow, ROWS, VERSIONS } from "../../scripts/bundlers/rows.js";

const read = (path: string) => readFileSync(path, "utf8");

/** What the document says that a row tries. */
function versionsOf(row: PageRow | ExampleRow): (string | undefined)[] {
  if ("example" in row) {
    const manifest = read(`examples/${row.example}/package.json`);
    const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
    return [dependencies[row.example], dependencies["react"]];
  }
  const [bundler = "vite"] = row.packages;
  const installers = { npm: undefined, pnpm: VERSIONS.pnpm, yarn: VERSIONS["@yarnpkg/cli-dist"] };
  return [VERSIONS[bundler], installers[row.installer ?? "npm"], row.react ?? VERSIONS.react];
}

test("the document lists each row of `npm run bundlers`, with the versions that it tries", () => {
  const lines = read("docs/runtimes.md").split("\n");
  const documented = new Map(
    lines.flatMap((line) => {
      const [, name] = /^\| `([\w-]+)` /.exec(line) ?? [];
      return name === undefined ? [] : [[name, line] as const];
    }),
  );
  expect([...documented.keys()]).toEqual(ROWS.map(({ name }) => name));
  for (const row of ROWS)
    for (const version of versionsOf(row).filter((one) => one !== undefined))
      expect(documented.get(row.name)).toContain(` ${version}`);
});

test("rows install exact versions, and the same React as the examples", () => {
  for (const version of Object.values(VERSIONS)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const { dependencies } = JSON.parse(read("examples/vite/package.json")) as {
    dependencies: Record<string, string>;
  };
  for (const name of ["react", "@remix-run/node-fetch-server"] as const)
    expect(VERSIONS[name]).toBe(dependencies[name]);
});
