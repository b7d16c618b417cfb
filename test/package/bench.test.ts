import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figureOf } from "../../bench/figure.js";
import { PEERS } from "../../bench/peers.js";
import { MEASURES } from "../../bench/report.js";
import { tableOf } from "../../bench/table.js";

const read = (file: string) => readFileSync(file, "utf8");
const results = JSON.parse(read("bench/results.json"));
const pinned = JSON.parse(read("bench/package.json")).dependencies as Record<string, string>;

/** A table's cells, however a formatter lays them out. */
const cellsOf = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim().replace(/^(:?)-{3,}(:?)$/, "$1-$2")));

test("bench/README.md quotes the table of the last run, and no other", () => {
  const [, quoted = ""] =
    /<!-- bench -->([\s\S]*?)<!-- \/bench -->/.exec(read("bench/README.md")) ?? [];
  expect(cellsOf(quoted)).toEqual(cellsOf(tableOf(results.rows)));
});

test("the last run was of everything, and says on what machine and of which versions", () => {
  expect(Object.keys(results.seconds)).toEqual(MEASURES);
  expect(results.versions).toMatchObject(pinned);
  expect(Object.values(results.machine).filter((fact) => !fact)).toEqual([]);
});

test("a figure is the median of its runs, with the best and the worst of them", () => {
  const ran = figureOf([5, 1, 3]);
  expect(ran).toEqual({ median: 3, best: 1, worst: 5, runs: [5, 1, 3] });
  expect(figureOf([5, 1, 3, 2], "more")).toMatchObject({ median: 2.5, best: 5, worst: 1 });
  expect(() => figureOf([])).toThrow("no runs");
  expect(() => figureOf([1, Number.NaN])).toThrow("no runs");
});

test("each package has one exact version, and a page that mounts it", () => {
  for (const version of Object.values(pinned))
    expect(version).toMatch(/^(npm:@[\w-]+\/[\w-]+@)?\d+\.\d+\.\d+$/);
  for (const [name, { page }] of Object.entries(PEERS)) {
    expect(existsSync(`bench/peers/${page}`)).toBe(true);
    if (name !== "ramp-widget") expect(Object.keys(pinned)).toContain(name);
  }
  expect(read("bench/package-lock.json")).not.toContain("resolved");
});
