import { afterEach, expect } from "vitest";

declare module "vitest" {
  interface TestContext {
    /** Set by Storybook's addon. */
    story?: { id: string; tags: string[] };
  }
}

/**
 * Compares the stories tagged `picture` with their approved screenshots, in light and in dark. After an
 * intended change:
 *
 *     npx vitest run --project "stories in light" --project "stories in dark" --update
 *
 * Review the files in `test/pictures` before you commit them. The font is bundled and rendered
 * independently of the screen. Systems other than Linux render text differently, so nothing is compared
 * there.
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

/** Values that differ on every run. */
const RANDOM = [
  [/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/, "550e8400-e29b-41d4-a716-446655440000"],
  [/[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[AP]M/, "Mar 1, 2026, 12:00 PM"],
  [/^\d{1,2}:\d\d$/, "29:59"],
] as const;

/** Hides what differs between runs and machines, and what belongs to the vendor. */
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
