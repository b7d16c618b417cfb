import type { Sandbox } from "../sandbox/Sandbox.ts";
import { createSandboxPages } from "../vendors/sandbox/SandboxPages.ts";
import { simulateSandboxPages } from "../vendors/simulateSandboxPages.ts";
import { addCrypto } from "./dom/addCrypto.ts";
import { addDialogMethods } from "./dom/addDialogMethods.ts";
import { addFrameWindows } from "./dom/addFrameWindows.ts";
import { addMatchMedia } from "./dom/addMatchMedia.ts";
import { ignoreUnloadedFiles } from "./dom/ignoreUnloadedFiles.ts";

/** What a test's DOM is to have. */
export interface DomOptions {
  /**
   * Opens the vendors' scripts and pages in this DOM, which loads none by itself. Tests can't type into them:
   * `sandbox.pay(id)` and the other events stand for the user.
   * @default only the missing parts of the DOM are added
   */
  sandbox?: Sandbox | undefined;
  /** Where the page's vendors expect scripts and pages. @default "http://localhost:5175" */
  widgetOrigin?: string | undefined;
}

/**
 * Adds what jsdom and happy-dom lack of a browser and the widget uses: `showModal()`, `show()` and `close()`
 * of a dialog, `matchMedia`, `crypto.subtle`, the windows of iframes and, with a sandbox, the vendors' pages. What is there
 * stays as it is. The widget also mounts without all this.
 *
 * @returns a function that removes it again
 */
export function setUpDom({
  sandbox,
  widgetOrigin = "http://localhost:5175",
}: DomOptions = {}): () => void {
  if (typeof document === "undefined")
    throw new TypeError(
      "setUpDom() found no `document`. Run the test in jsdom or happy-dom, or leave it out.",
    );
  const removals = [
    addCrypto(),
    addDialogMethods(),
    addMatchMedia(),
    addFrameWindows(),
    ignoreUnloadedFiles(),
  ];
  if (sandbox) removals.push(simulateSandboxPages(createSandboxPages(widgetOrigin, sandbox.fetch)));
  return () => {
    for (const remove of removals.splice(0)) remove();
  };
}
