import { simulateScript } from "./proof/sandbox/simulateScript.ts";
import type { SandboxPages } from "./sandbox/SandboxPages.ts";
import { simulateFrames } from "./transak/sandbox/simulateFrames.ts";

/** All vendors' pages in a test's DOM. Bleepay has none. @returns a function that removes them */
export function simulateSandboxPages(pages: SandboxPages): () => void {
  const stops = [simulateScript(pages), simulateFrames(pages)];
  return () => {
    for (const stop of stops) stop();
  };
}
