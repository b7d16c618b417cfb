import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** What an entry exports, and from where. */
const ENTRIES: Record<string, readonly string[]> = {
  "index.ts": ["widget", "purchase", "partner", "messages", "vendors"],
  "server.ts": ["endpoint", "vendors"],
  "sandbox.ts": ["sandbox", "vendors"],
};

/** The few files beside the entries, such as the order: all of them know these, and these know no folder. */
const isEverybodys = (name: string) => name.endsWith(".ts") && !Object.hasOwn(ENTRIES, name);

const place = (path: string) => path.split("/")[0] ?? "";

/** Who imports whom, folder by folder, with the file that does. */
function imports(): Map<string, string> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path));
  expect(files.length).toBeGreaterThan(150);
  const found = files.flatMap((file) => {
    const source = readFileSync(join("src", file), "utf8");
    return Array.from(
      source.matchAll(/(?:from|import)\s*\(?"(\.[^"?]+)/g),
      ([, path = ""]): [string, string] => [
        `${place(file)} --> ${place(join(dirname(file), path))}`,
        file,
      ],
    );
  });
  return new Map(found);
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
