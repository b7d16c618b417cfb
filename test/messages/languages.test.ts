import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messages as german } from "../../src/messages/de.ts";
import { messages as english } from "../../src/messages/en.ts";
import type { RampLanguage } from "../../src/messages/RampMessages.ts";

type Leaf = string | ((...samples: (string | number)[]) => string);
type Leaves = Record<string, Leaf>;

const LANGUAGES = filesIn("messages").filter(
  (name) =>
    ![
      "OrderMessages",
      "RampMessages",
      "english",
      "englishHistory",
      "englishOrder",
      "resolveMessages",
    ].includes(name),
);

/** What is rightly spelled as in English. One that is not any more has to leave this list. */
const AS_IN_ENGLISH: Record<string, string[]> = { fr: ["date", "vendors.bleepay.hash"] };

/** Languages that are not named for their file. */
const TAGS: Record<string, string> = { zh: "zh-Hans" };

/** Languages that say one, and no more, in words. */
const ONE_IN_WORDS = new Set(["ar"]);

/** How long a button may be, in Latin letters: it is 320 px wide, and beside other words narrower. */
const ROOM: [string[], number][] = [
  [["copy", "copied", "vendors.bleepay.copy", "vendors.bleepay.copied"], 14],
  [["retry", "close", "closeConfirmYes", "closeConfirmNo"], 22],
  [["history.loadMore", "history.showAll"], 34],
  [["order.accept", "order.useAnyMethod", ...inBoth("order.submit")], 34],
  [["openPage", ...inBoth("reopen", "start", "buyAgain", "startOver", "startAnother")], 34],
  // Of 15 px instead of 16, and with less space around.
  [
    ["copyAmount", "copyAddress", "copyHash", "explore", "again"]
      .concat("cancel", "cancelYes", "cancelNo", "cancelling")
      .map((key) => `vendors.bleepay.${key}`),
    36,
  ],
];

test("the twelve languages are there, each with the vendors' words", () => {
  const twelve = ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "pt", "tr", "uk", "zh"];
  expect(LANGUAGES).toEqual(expect.arrayContaining(twelve));
  expect(filesIn("vendors/messages").filter((name) => name !== "VendorMessages")).toEqual(
    LANGUAGES,
  );
});

describe.each(LANGUAGES)("%s", async (name) => {
  const { messages } = (await import(`../../src/messages/${name}.ts`)) as {
    messages: RampLanguage;
  };
  const { lang, dir, ...words } = messages;
  const said = leavesOf(words);
  const inEnglish = leavesOf({ ...english, lang: undefined, dir: undefined });
  const spoken = Object.entries(said).flatMap(([key, leaf]) => textsOf(key, leaf));

  test("is the language that its file is named for, and runs in its direction", () => {
    expect(lang).toBe(TAGS[name] ?? name);
    expect(dir ?? "ltr").toBe(name === "ar" ? "rtl" : "ltr");
  });

  test("says what English says, and nothing else", () => {
    expect(Object.keys(said).toSorted()).toEqual(Object.keys(inEnglish).toSorted());
    expect(spoken.filter(([, text]) => typeof text !== "string" || !text.trim())).toEqual([]);
    expect(spoken.filter(([, text]) => /undefined|NaN|\[object|\$\{/.test(text))).toEqual([]);
  });

  test("puts what it is told into its sentences", () => {
    const lost = Object.entries(said).flatMap(([key, leaf]) =>
      typeof leaf === "string"
        ? []
        : samplesFor(key).filter(
            (samples) => !samples.every((sample) => isIn(leaf(...samples), sample)),
          ),
    );
    expect(lost).toEqual([]);
    expect(kindsOf(said)).toEqual(kindsOf(inEnglish));
  });

  function isIn(text: string, sample: string | number): boolean {
    if (sample === 1 && ONE_IN_WORDS.has(name)) return !/\d/.test(text);
    return text.includes(String(sample));
  }

  const compared = name === "en" ? [] : spoken;
  test("leaves nothing in English", () => {
    const theirs = Object.fromEntries(
      Object.entries(inEnglish).flatMap(([key, leaf]) => textsOf(key, leaf)),
    );
    const same = compared.filter(([key, text]) => theirs[key] === text).map(([key]) => key);
    expect(same.toSorted()).toEqual(AS_IN_ENGLISH[name] ?? []);
  });

  test("fits on its buttons", () => {
    const tooLong = ROOM.flatMap(([keys, room]) =>
      keys.flatMap((key) => {
        const text = said[key];
        if (typeof text !== "string") throw new Error(`There is no button "${key}".`);
        return widthOf(text) > room ? [`${key}: ${text} (${widthOf(text)} > ${room})`] : [];
      }),
    );
    expect(tooLong).toEqual([]);
  });

  test("is typeset as its readers are used to", () => {
    // English keeps the typewriter's apostrophe.
    const straight = name === "en" ? /"|\.\.\.|\s\s/ : /["']|\.\.\.|\s\s/;
    expect(spoken.filter(([, text]) => straight.test(text))).toEqual([]);
    if (name === "fr")
      expect(spoken.filter(([, text]) => /(?<!\u202f)[!?:;]/.test(text))).toEqual([]);
    if (name === "es")
      expect(spoken.filter(([, text]) => text.includes("?") !== text.includes("¿"))).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(new URL(`../../src/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replace(/\.ts$/, ""))
    .toSorted();
}

function inBoth(...keys: string[]): string[] {
  return keys.flatMap((key) => [`${key}.buy`, `${key}.sell`]);
}

/** Every sentence by its path, such as `errors.forbidden` or `steps.buy.0`. */
function leavesOf(table: object, path = ""): Leaves {
  return Object.assign(
    {},
    ...Object.entries(table)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) =>
        value !== null && typeof value === "object"
          ? leavesOf(value as object, `${path}${key}.`)
          : { [path + key]: value as Leaf },
      ),
  ) as Leaves;
}

function kindsOf(leaves: Leaves): string[] {
  return Object.entries(leaves)
    .map(([key, leaf]) => `${key}: ${typeof leaf}`)
    .toSorted();
}

function samplesFor(key: string): (string | number)[][] {
  switch (key) {
    case "vendors.bleepay.lessThan":
      return [[1], [5]];
    case "history.shown":
    case "order.found":
      return [[1], [3], [5], [21], [100]];
    case "vendors.bleepay.network":
      return [["TRC20"]];
    case "order.about":
    case "order.payInCrypto":
    case "order.submitAmount.buy":
    case "order.submitAmount.sell":
    case "order.malformed":
    case "order.tooLow":
    case "order.tooHigh":
    case "order.refresh":
    case "order.use":
    case "order.vendorUnavailable":
    case "order.kyc.not_started":
    case "order.kyc.pending":
    case "order.kyc.failed":
      return [["12,50"]];
    default:
      return [["USDT", "TRC20"]];
  }
}

function textsOf(key: string, leaf: Leaf): [string, string][] {
  if (typeof leaf !== "function") return [[key, leaf]];
  return samplesFor(key).map((samples) => [`${key}(${samples.join()})`, leaf(...samples)]);
}

/** In Latin letters: those of China and Japan are twice as wide. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0);
}

test("a language that lacks a sentence does not compile", () => {
  const { retry: _, ...rest } = german;
  // @ts-expect-error -- `retry` is missing
  const incomplete: RampLanguage = rest;
  expect(incomplete).not.toHaveProperty("retry");
});
