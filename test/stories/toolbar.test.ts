import { expect, test } from "vitest";
import { applyToolbar, getMessages } from "../../.storybook/applyToolbar.ts";
import { initialGlobals, readToolbar } from "../../.storybook/toolbar.ts";

const story = { id: "story", args: {}, argTypes: {}, parameters: {} };

test("as long as nothing is chosen, a story keeps its args", () => {
  const args = { mode: "sell", messages: { retry: "Again" }, lang: "de" };
  const follows = { mode: true, vendor: () => ({}) };
  const same = { ...story, args, argTypes: { theme: {} }, parameters: { follows } };
  const toolbar = readToolbar(initialGlobals);
  expect(applyToolbar(same, toolbar)).toBe(args);
  expect(getMessages(toolbar)).toBeUndefined();
});

test("mode and vendor only change stories that follow them", () => {
  const toolbar = readToolbar({ ...initialGlobals, mode: "sell", vendor: "transak" });
  const args = { mode: "buy", endpoint: "/proof" };
  expect(applyToolbar({ ...story, args }, toolbar)).toBe(args);
  let asked = 0;
  const vendor = (name: string) => ({ endpoint: `/${name}`, asked: ++asked });
  const following = {
    ...story,
    id: "following",
    args,
    parameters: { follows: { mode: true, vendor } },
  };
  expect(applyToolbar(following, toolbar)).toEqual({
    mode: "sell",
    endpoint: "/transak",
    asked: 1,
  });
  // The next render is the same purchase.
  expect(applyToolbar(following, toolbar)).toMatchObject({ asked: 1 });
});

test("a language replaces a story's own, and brings its direction unless that is forced", () => {
  const args = { messages: { retry: "Again" }, lang: "de-AT" };
  const arabic = applyToolbar({ ...story, args }, { language: "ar" });
  expect(arabic).toMatchObject({ messages: { lang: "ar", dir: "rtl" }, lang: undefined });
  expect(getMessages({ language: "ar", direction: "ltr" })).toMatchObject({ dir: "ltr" });
  expect(applyToolbar({ ...story, args }, { direction: "rtl" })).toEqual({
    messages: { retry: "Again", dir: "rtl" },
    lang: "de-AT",
  });
});

test("a theme brings classes to components that have themes", () => {
  expect(applyToolbar(story, { theme: "pogo" })).toBe(story.args);
  expect(applyToolbar({ ...story, argTypes: { theme: {} } }, { theme: "pogo" })).toMatchObject({
    className: "pogo-card",
    classNames: { button: "pogo-button" },
  });
});
