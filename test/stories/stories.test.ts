import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Story {
  title: string;
  /** As the sidebar shows it. */
  name: string;
  hasSentence: boolean;
  code: string;
}

const files = readdirSync("stories", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".stories.tsx"))
  .map((path) => readFileSync(join("stories", path), "utf8"));

const stories = files.flatMap((text): Story[] => {
  const [, title = ""] = /\btitle: "([^"]+)"/.exec(text) ?? [];
  const [head = "", ...parts] = text.split(/^(?=export const \w+ = meta\.story\()/m);
  return parts.map((code, index) => {
    const [, exported = ""] = /export const (\w+)/.exec(code) ?? [];
    const [, name = exported.replaceAll(/(?<!^)([A-Z])/g, " $1")] =
      /(?:^ {2}|\(\{ )name: "([^"]+)"/m.exec(code) ?? [];
    const isCommented = (parts[index - 1] ?? head).endsWith("*/\n");
    // These two add the sentence themselves.
    const hasSentence = isCommented || /\b(phase|inLanguage)\("/.test(code);
    return { title, name, hasSentence, code };
  });
});

test("every story is documented by a sentence", () => {
  expect(stories.length).toBeGreaterThan(150);
  const silent = stories.filter(({ hasSentence }) => !hasSentence);
  expect(silent.map(({ title, name }) => `${title}: ${name}`)).toEqual([]);
});

test("in the docs, a story that opens a modal at once is in a frame, so that it doesn't cover the page", () => {
  const opening = stories.filter(({ code }) => /defaultOpen: true|of: \[?"modal"/.test(code));
  expect(opening.length).toBeGreaterThan(2);
  const covering = opening.filter(({ code }) => !code.includes("IN_A_FRAME"));
  expect(covering.map(({ title, name }) => `${title}: ${name}`)).toEqual([]);
});

test.each([
  "card declined",
  "payment expired",
  "payment stuck",
  "payment refunded",
  "identity check required",
  "already paid",
  "popup blocked",
  "no connection",
  "provider not responding",
  "underpaid",
  "wallet declined",
  "address changed",
  "amount too low",
  "signed out",
  "under review",
])("a search for “%s” finds a story", (words) => {
  expect(stories.map(({ name }) => name.toLowerCase())).toContainEqual(
    expect.stringContaining(words),
  );
});

test("the sidebar's order names every title", () => {
  const preview = readFileSync(".storybook/preview.tsx", "utf8");
  const [, order = ""] = /order: \[(.*?)\n {8}\],/s.exec(preview) ?? [];
  const pages = readdirSync("stories", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".mdx"))
    .map((path) => readFileSync(join("stories", path), "utf8"));
  const titles = pages.map((text) => /<Meta title="([^"]+)"/.exec(text)?.[1] ?? "");
  const guides = titles.map((title) => title.replace("Guides/", ""));
  const others = stories.map(({ title }) => title.split("/")[0] ?? "");
  const missing = [...guides, ...others].filter((title) => !order.includes(`"${title}"`));
  expect(missing).toEqual([]);
});
