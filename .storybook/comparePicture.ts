import { afterEach, expect } from "vitest";

declare module "vitest" {
  interface TestContext {
    /** Set by Storybook's addon. */
    story?: { id: string; tags: string[] };
  }
}

/**
 * Compares the stories with the tag `picture` to what they looked like when somebody last agreed, in light
 * and in dark. After a change that was meant:
 *
 *     npx vitest run --project "stories in light" --project "stories in dark" --update
 *
 * Look at what it wrote to `test/pictures` before you commit it. Letters come from a font that is
 * bundled, and are drawn without regard to the screen. Systems other than Linux draw them their own way,
 * so nothing is compared there.
 */
afterEach(async ({ story, task }) => {
  if (!story?.tags.includes("picture") || task.result?.state === "fail") return;
  if (!navigator.platform.startsWith("Linux") || matchMedia("(forced-colors: active)").matches)
    return;
  const root = document.querySelector("dialog[data-ramp]") ?? document.querySelector("[data-ramp]");
  if (!(root instanceof HTMLElement)) throw new Error("There is nothing to take a picture of.");
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const letGo = hold(root);
  try {
    await document.fonts.ready;
    await expect(root).toMatchScreenshot(`${story.id}-${scheme}`);
  } finally {
    letGo();
  }
});

/** What is another one each time. */
const RANDOM = [
  [/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/, "550e8400-e29b-41d4-a716-446655440000"],
  [/[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[AP]M/, "Mar 1, 2026, 12:00 PM"],
  [/^\d{1,2}:\d\d$/, "29:59"],
] as const;

/** Leaves out what differs between two runs and two machines, and what is the vendor's. */
function hold(root: HTMLElement): () => void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node as Text;
    for (const [random, fixed] of RANDOM) {
      const data = text.data.replace(random, fixed);
      if (data !== text.data) text.data = data;
    }
  }
  const style = document.createElement("style");
  style.textContent = `
    [data-ramp], [data-ramp] * { font-family: "Inter Variable" !important }
    [data-ramp] iframe { visibility: hidden }
  `;
  document.head.append(style);
  return () => style.remove();
}
