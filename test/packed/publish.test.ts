import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, inject, test } from "vitest";

const { tarball, folder } = inject("packed");
const installed = join(folder, "node_modules/ramp-widget");
const read = (file: string) => readFileSync(join(installed, file), "utf8");

/** Its exit code, and what it prints. */
function run(command: string, args: string[]): Promise<[code: number, printed: string]> {
  return new Promise((done) => {
    const child = execFile(command, args, (_, stdout, stderr) =>
      done([child.exitCode ?? -1, stdout + stderr]),
    );
  });
}
const tool = (path: string, ...args: string[]) =>
  run(process.execPath, [resolve("node_modules", path), ...args]);

test("publint has nothing to say", async () => {
  const [code, printed] = await tool("publint/src/cli.js", "run", tarball, "--strict");
  expect(printed).toContain("All good!");
  expect(code).toBe(0);
});

test("its types are right wherever ESM is, languages too", async () => {
  const [code, printed] = await tool(
    "@arethetypeswrong/cli/dist/index.js",
    tarball,
    "--format=json",
    "--profile=esm-only",
    "--include-entrypoints=./messages/de",
    // A stylesheet has no types.
    "--exclude-entrypoints=./styles.css",
  );
  expect(printed).toContain('"./messages/de"');
  const esm = /"(node16-esm|bundler)"/;
  const { analysis } = JSON.parse(printed) as { analysis: { problems: object[] } };
  expect(analysis.problems.filter((problem) => esm.test(JSON.stringify(problem)))).toEqual([]);
  expect(code).toBe(0);
});

test("it could be published now, for everybody and with its provenance", async () => {
  const nobody = ["--registry", "http://127.0.0.1:9/", "--fetch-retries", "0"];
  const [code, printed] = await run("npm", ["publish", tarball, "--dry-run", ...nobody]);
  expect(printed).toMatch(/with tag latest and public access \(dry-run\)/);
  // npm tells here what it would put right by itself.
  expect(printed).not.toMatch(/npm warn publish(?! This command requires you to be logged in)/);
  expect(code).toBe(0);

  const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: "ramp-widget",
    version: "0.1.0",
    license: "MIT",
    engines: { node: ">=20.19.0" },
    // npm refuses a provenance whose source is elsewhere.
    repository: { type: "git", url: "git+https://github.com/ramp-widget/ramp-widget.git" },
    publishConfig: { access: "public", provenance: true },
  });
  for (const field of ["description", "keywords", "homepage", "bugs", "files"])
    expect(manifest, field).toHaveProperty(field);
});

/** A line of a module that only hands on what others export, in which there is nothing to debug. */
const HANDS_ON = /^(|"use client";|(import|export) \{.*\}.*;)$/;

test("each module has its source map, and the map has its sources", () => {
  const modules = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" })
    .map((path) => join("dist", path))
    .filter((path) => path.endsWith(".js"));
  const maps = modules.flatMap((path) => {
    const code = read(path);
    const [, name] = /^\/\/# sourceMappingURL=(.+)$/m.exec(code) ?? [];
    if (name === undefined && code.split("\n").every((line) => HANDS_ON.test(line))) return [];
    if (name === undefined) return { path, sources: [], lost: ["the map itself"] };
    const { sources, sourcesContent } = JSON.parse(read(join(path, "..", name))) as {
      sources: string[];
      sourcesContent?: (string | null)[];
    };
    const isLost = (source: string, index: number) =>
      !sourcesContent?.[index] && !existsSync(join(installed, path, "..", source));
    return { path, sources, lost: sources.filter(isLost) };
  });
  expect(maps.filter(({ lost }) => lost.length > 0)).toEqual([]);
  // Text that is taken in as it is has no source of ours: pages of the sandbox, and stylesheets.
  const bare = maps.filter(({ sources }) => sources.length === 0).map(({ path }) => path);
  expect(
    bare.filter((path) => !/\/sandbox\/|\/(styles|deposit|history|order)\w*\.js$/.test(path)),
  ).toEqual([]);
  expect(maps.length - bare.length).toBeGreaterThan(150);
});
