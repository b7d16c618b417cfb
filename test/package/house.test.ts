import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** What an entry exports, and from where. */
const ENTRIES: Record<string, readonly string[]> = {
  "index.ts": ["widget", "react", "core", "client", "messages", "vendors"],
  "server.ts": ["server", "vendors"],
  "vendor.ts": ["vendors"],
  "sandbox.ts": ["sandbox", "vendors"],
  "testing.ts": ["testing", "sandbox"],
};

/** The few files beside the entries, such as the order: all of them know these, and these know no folder. */
const isEverybodys = (name: string) => name.endsWith(".ts") && !Object.hasOwn(ENTRIES, name);

const place = (path: string) => path.split("/")[0] ?? "";

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => /\.(tsx?|js)$/.test(path) && !path.includes("node_modules"));

/** The files that a file imports, types included. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"?]+)/g);
  return Array.from(found, ([, path = ""]) => join(dirname(file), path).replaceAll("\\", "/"));
}

/** Who imports whom, folder by folder, with the file that does. */
function imports(): Map<string, string> {
  const files = filesOf("src");
  expect(files.length).toBeGreaterThan(150);
  const within = (file: string) => place(file.replace("src/", ""));
  return new Map(
    files.flatMap((file) =>
      importsOf(file).map((to): [string, string] => [`${within(file)} --> ${within(to)}`, file]),
    ),
  );
}

/** Files that lead back to themselves, each circle once. */
function findCircles(files: readonly string[]): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  function visit(file: string, path: readonly string[]) {
    const from = path.indexOf(file);
    if (from >= 0) return void circles.push([...path.slice(from), file].join(" --> "));
    if (done.has(file) || !files.includes(file)) return;
    for (const next of importsOf(file)) visit(next, [...path, file]);
    done.add(file);
  }
  for (const file of files) visit(file, []);
  return circles;
}

/** The arrows of the picture, `a --> b & c` taken apart. */
function drawn(): Set<string> {
  const page = readFileSync("CONTRIBUTING.md", "utf8");
  const [, picture = ""] = /```mermaid\nflowchart LR\n(.*?)```/s.exec(page) ?? [];
  return new Set(
    Array.from(picture.matchAll(/^\s*(\S+) --> (.+)$/gm)).flatMap(([, from, to = ""]) =>
      to.split(" & ").map((one) => `${from} --> ${one}`),
    ),
  );
}

test("nobody imports against the arrows of the house", () => {
  const arrows = drawn();
  expect(arrows.size).toBeGreaterThan(9);
  const against = [...imports()].filter(([arrow]) => {
    const [from = "", to = ""] = arrow.split(" --> ");
    const isDrawn = ENTRIES[from]?.includes(to) ?? arrows.has(arrow);
    return from !== to && !isEverybodys(to) && !isDrawn;
  });
  expect(against).toEqual([]);
  for (const arrow of arrows)
    expect(arrows).not.toContain(arrow.split(" --> ").toReversed().join(" --> "));
});

test.each(["src", "demo", "stories", "test", "bench", "scripts"])(
  "%s has no circle of files, types included",
  (folder) => {
    const files = filesOf(folder);
    expect(files.length).toBeGreaterThan(10);
    expect(findCircles(files)).toEqual([]);
  },
);

test("what knows nothing of React imports nothing of it: the core, the endpoint's client and vendors without their views", () => {
  const isView = (file: string) =>
    /^src\/vendors\/.*(\.tsx|\/use[A-Z]\w+\.ts)$/.test(file) ||
    file === "src/vendors/VendorView.ts";
  const files = ["src/core", "src/client", "src/vendors"].flatMap(filesOf);
  expect(files.length).toBeGreaterThan(100);
  const importing = files.filter(
    (file) =>
      !isView(file) &&
      /(from|import)\s*\(?\s*"(react|react-dom|@tanstack\/react)/.test(readFileSync(file, "utf8")),
  );
  expect(importing).toEqual([]);
});
