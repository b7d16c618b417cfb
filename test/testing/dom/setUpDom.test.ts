// @vitest-environment jsdom
import { createSandbox } from "ramp-widget/sandbox";
import { setUpDom } from "ramp-widget/testing";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

const isThere = () => ({
  showModal: typeof HTMLDialogElement.prototype.showModal === "function",
  close: typeof HTMLDialogElement.prototype.close === "function",
  matchMedia: typeof window.matchMedia === "function",
  script: "proofWidget" in window,
});

test("what jsdom lacks is there until it is removed", () => {
  const before = isThere();
  expect(before).toEqual({ showModal: false, close: false, matchMedia: false, script: false });
  const remove = setUpDom({ sandbox: createSandbox() });
  expect(isThere()).toEqual({ showModal: true, close: true, matchMedia: true, script: true });
  remove();
  expect(isThere()).toEqual(before);
});

test("what is there stays as it is, also afterwards", () => {
  const matchMedia = vi.fn();
  vi.stubGlobal("matchMedia", matchMedia);
  const remove = setUpDom();
  expect(window.matchMedia).toBe(matchMedia);
  remove();
  expect(window.matchMedia).toBe(matchMedia);
});

test("a dialog opens as a modal once, and says that it was closed", async () => {
  const remove = setUpDom();
  const dialog = document.createElement("dialog");
  document.body.append(dialog);
  const onClose = vi.fn();
  dialog.addEventListener("close", onClose);
  dialog.showModal();
  expect(dialog.open).toBe(true);
  expect(() => dialog.showModal()).toThrow("open already");
  dialog.close("done");
  expect([dialog.open, dialog.returnValue]).toEqual([false, "done"]);
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  remove();
});

test("no media query matches", () => {
  const remove = setUpDom();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => {});
  expect([dark.matches, dark.media]).toEqual([false, "(prefers-color-scheme: dark)"]);
  remove();
});

test("without a document it says which environment a test needs", () => {
  vi.stubGlobal("document", undefined);
  expect(() => setUpDom()).toThrow("Run the test in jsdom or happy-dom");
});
