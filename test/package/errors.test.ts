import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { english } from "../../src/messages/english.ts";
import { RampError, type RampErrorCode } from "../../src/RampError.ts";

const page = readFileSync("docs/errors.md", "utf8");
/** The code of each section, who can fix it, and whether trying again can help. */
const sections = Array.from(
  page.matchAll(/^### `([\w-]+)`\n\n_(.+?) · (.+)_$/gm),
  ([, code, party = "", retry = ""]) => ({ code: code as RampErrorCode, party, retry }),
);

// faults N1: the console links to it
test("each code has one section of its own, which is what the console links to", () => {
  const codes = sections.map(({ code }) => code);
  expect(codes.toSorted()).toEqual(Object.keys(english.errors).toSorted());
  expect(page.match(/^### /gm)).toHaveLength(codes.length);
});

// faults N2
test("the page says of each code what its error says: whether trying again can help", () => {
  const wrong = sections.filter(({ code, retry }) => {
    const { retryable } = new RampError(code, "");
    return retry !== (retryable ? "retry can help" : "no retry");
  });
  // It depends on the status.
  expect(wrong.map(({ code }) => code)).toEqual(["endpoint-failed"]);
});

test("nobody who cannot mend a setting reads about it, or is asked to try again", () => {
  const settings = sections.filter(
    ({ party, retry }) => party === "Configuration" && retry === "no retry",
  );
  const spoken = settings.map(({ code }) => [code, english.errors[code]]);
  expect(Object.fromEntries(spoken)).toEqual({
    "offramp-disabled": "Selling isn't available here.",
    "endpoint-not-found": "This isn't available right now.",
    "endpoint-misconfigured": "This isn't available right now.",
    "script-origin": "This isn't available right now.",
    "script-blocked": "This isn't available right now.",
    "frame-origin": "This isn't available right now.",
  });
});

test("a sentence asks to try again only where there is a button for it", () => {
  const asking = Object.entries(english.errors).filter(([, text]) => /try again/.test(text));
  const wrong = asking.filter(([code]) => !new RampError(code as RampErrorCode, "").retryable);
  expect(wrong).toEqual([]);
});
