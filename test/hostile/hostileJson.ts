import * as fc from "fast-check";

/** Words that mean something elsewhere: to JavaScript, to HTML, to a header, to a purchase. */
const LOADED = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "then",
  "length",
  "",
  " ",
  "\0",
  "\r\n\r\n",
  "\u2028",
  "\ud800",
  "NaN",
  "1e309",
  "-1",
  "null",
  "undefined",
  "pending",
  "processing",
  "completed",
  "COMPLETED",
  "completed ",
  "paid",
  "buy",
  "sell",
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "${7*7}",
];
/** One text for all, so that making it costs nothing. */
export const MEGABYTE: string = "x".repeat(1024 * 1024);

/** Longer than any field may be. */
const LONG = "x".repeat(9_000);

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...LOADED), weight: 120 },
  { arbitrary: fc.string({ maxLength: 12 }), weight: 60 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 12 }), weight: 40 },
  { arbitrary: fc.constant(LONG), weight: 4 },
  { arbitrary: fc.constant(MEGABYTE), weight: 1 },
);

const number = fc.constantFrom(0, -0, 1, -1, 0.1, 1e21, 1e308, 5e-324, 2 ** 53, 200, 404, 1e15);
const leaf: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileText, weight: 5 },
  { arbitrary: number, weight: 2 },
  { arbitrary: fc.constantFrom(null, true, false), weight: 2 },
);

/** What is no text, and answers like one. */
const imitation = fc.constantFrom<unknown>(
  { length: 5 },
  { length: { toString: 1, valueOf: 1 } },
  { toString: "completed" },
  { status: "completed", code: "kyc_required" },
);

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    { arbitrary: leaf, weight: 6 },
    { arbitrary: imitation, weight: 1 },
    { arbitrary: fc.array(tie("tree"), { maxLength: 4 }), weight: 2 },
    {
      // As `JSON.parse` makes it: `__proto__` is a field like any other.
      arbitrary: fc
        .array(fc.tuple(hostileText, tie("tree")), { maxLength: 4 })
        .map((fields) => Object.fromEntries(fields)),
      weight: 2,
    },
  ),
}));

/** Anything that JSON can say. */
export const hostileJson: fc.Arbitrary<unknown> = tree;

type Change = (fields: Map<string, unknown>) => unknown;

function changeOf(names: readonly string[]): fc.Arbitrary<Change> {
  const name = fc.oneof(
    { arbitrary: fc.constantFrom(...names), weight: 5 },
    { arbitrary: hostileText, weight: 1 },
  );
  return fc.oneof(
    name.map(
      (at): Change =>
        (fields) =>
          fields.delete(at),
    ),
    fc.tuple(name, tree).map(
      ([at, value]): Change =>
        (fields) =>
          fields.set(at, value),
    ),
    fc.tuple(name, leaf).map(
      ([at, value]): Change =>
        (fields) =>
          fields.set(at, value),
    ),
    fc.tuple(name, name).map(([from, to]): Change => (fields) => {
      const value = fields.get(from);
      fields.delete(from);
      fields.set(to, value);
    }),
    name.map(
      (at): Change =>
        (fields) =>
          fields.set(at, [fields.get(at)]),
    ),
    name.map(
      (at): Change =>
        (fields) =>
          fields.set(at, { [at]: fields.get(at) }),
    ),
    name.map((at): Change => (fields) => {
      const value = fields.get(at);
      return fields.set(at, typeof value === "string" ? Number(value) || 0 : typeof value);
    }),
  );
}

/** A good answer that went wrong in a few places, now and then in none, or something else entirely. */
export function spoiled(good: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const changes = fc.array(changeOf(Object.keys(good)), { maxLength: 3 });
  const changed = changes.map((list): unknown => {
    const fields = new Map(Object.entries(good));
    for (const change of list) change(fields);
    return Object.fromEntries(fields);
  });
  return fc.oneof(
    { arbitrary: changed, weight: 8 },
    { arbitrary: changed.map((one) => [one]), weight: 1 },
    { arbitrary: tree, weight: 2 },
  );
}

/** What a text of JSON becomes on a bad line: cut off, doubled, or never JSON at all. */
export function spoiledText(good: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const text = good.map((value) => JSON.stringify(value) ?? "");
  return fc.oneof(
    { arbitrary: text, weight: 6 },
    {
      arbitrary: fc.tuple(text, fc.nat()).map(([all, at]) => all.slice(0, at % (all.length + 1))),
      weight: 2,
    },
    { arbitrary: text.map((all) => all + all), weight: 1 },
    { arbitrary: hostileText, weight: 2 },
  );
}

/** One of these letters. */
export const letters = (all: string): fc.Arbitrary<string> => fc.constantFrom(...all.split(""));
