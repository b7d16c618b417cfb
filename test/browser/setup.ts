import { cleanup, configure } from "@testing-library/react";
import { version } from "react";
import { expectNoErrors, isExpectedLog } from "./expectErrors.ts";
import { loadFollowing } from "../../src/core/loadFollowing.ts";
import { loadContent } from "../../src/widget/loadContent.ts";
import { getPageTransactions } from "../../src/core/transaction/pageTransactions.ts";
import { clearPageGlobal } from "./clearPageGlobal.ts";
import { afterEach, beforeAll, beforeEach, expect, vi } from "vitest";

// Real servers answer these tests, and a busy machine takes its time.
// Queries by text find what is to be seen: a live region repeats it a moment later, for screen readers alone.
configure({ asyncUtilTimeout: 30_000, defaultIgnore: "script, style, .ramp-live" });

// Their own way to the page is tested on its own: elsewhere they are there from the first moment.
beforeAll(loadContent);
beforeAll(loadFollowing);
beforeAll(() => expect(version.split(".")[0]).toBe(import.meta.env["REACT_MAJOR"]));

// Nothing fails silently: what reaches the console as an error, or nobody catches, fails the test.
const complaints: unknown[] = [];
window.addEventListener("unhandledrejection", ({ reason }) => complaints.push(reason));

beforeEach(() => {
  complaints.length = 0;
  expectNoErrors();
  localStorage.clear();
  sessionStorage.clear();
  // Each test is a page of its own: it knows of no purchase, and no request of an earlier one is open.
  for (const name of ["keys", "copies", "reported"]) clearPageGlobal(name);
  getPageTransactions().client.clear();
  vi.spyOn(console, "error").mockImplementation((...args) => {
    const line = args.join(" ");
    if (!isExpectedLog(line)) complaints.push(line);
  });
});

afterEach(() => {
  cleanup();
  expect(complaints.join("\n")).toBe("");
  vi.restoreAllMocks();
});
