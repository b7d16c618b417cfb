import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bleepaySessionFields } from "../../src/vendors/bleepay/session.ts";
import {
  documentedBleepayStatuses,
  inferredBleepayStatuses,
} from "../../src/vendors/bleepay/statuses.ts";
import { bleepayTransactionFields } from "../../src/vendors/bleepay/transaction.ts";
import { proofSessionFields } from "../../src/vendors/proof/session.ts";
import { proofStatus, proofTransactionFields } from "../../src/vendors/proof/transaction.ts";
import { transakEvents } from "../../src/vendors/transak/parseFrameMessage.ts";
import {
  documentedTransakStatuses,
  inferredTransakStatuses,
} from "../../src/vendors/transak/statuses.ts";
import { transakOrderFields } from "../../src/vendors/transak/transaction.ts";

const page = readFileSync("docs/vendors.md", "utf8");

/** The rows of a vendor's tables: its word, ours, and whether the vendor says so. */
function rowsOf(vendor: string): string[][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${vendor}\n`)) ?? "";
  return Array.from(
    section.matchAll(/^\| `(\w+)` +\| `(\w+)` +\| (documented|inferred) /gm),
    ([, ...cells]) => cells,
  );
}

const rows = (statuses: Readonly<Record<string, string>>, basis: string) =>
  Object.entries(statuses).map(([word, ours]) => [word, ours, basis]);

test("Transak's statuses and events are documented as they are mapped", () => {
  const written = rowsOf("Transak");
  expect(written.filter(([word = ""]) => !Object.hasOwn(transakEvents, word))).toEqual([
    ...rows(documentedTransakStatuses, "documented"),
    ...rows(inferredTransakStatuses, "inferred"),
  ]);
  const events = written.filter(([word = ""]) => Object.hasOwn(transakEvents, word));
  expect(events.map(([word, meaning]) => [word, meaning])).toEqual(Object.entries(transakEvents));
});

test("Bleepay's statuses are documented as they are mapped", () => {
  expect(rowsOf("Bleepay")).toEqual([
    ...rows(documentedBleepayStatuses, "documented"),
    ...rows(inferredBleepayStatuses, "inferred"),
  ]);
});

test("Proof's words are ours", () => {
  const written = rowsOf("Proof");
  expect(written.map(([word]) => word)).toEqual([
    "pending",
    "processing",
    "completed",
    "failed",
    "cancelled",
  ]);
  for (const [word, ours, basis] of written)
    expect([proofStatus(word), basis]).toEqual([ours, "documented"]);
});

test.each([
  ["Proof", [...proofSessionFields, ...proofTransactionFields]],
  ["Transak", transakOrderFields],
  ["Bleepay", [...bleepaySessionFields, ...bleepayTransactionFields]],
])("every field of %s's that a browser is given is documented", (vendor, fields) => {
  const given = readFileSync("docs/what-reaches-the-browser.md", "utf8");
  const section = given.split(/^##+ /m).find((part) => part.startsWith(`${vendor}\n`)) ?? "";
  const shown = section.split("Stays on the server")[0] ?? "";
  expect(fields.length).toBeGreaterThan(8);
  expect(fields.filter((field) => !shown.includes(`\`${field}\``))).toEqual([]);
});
