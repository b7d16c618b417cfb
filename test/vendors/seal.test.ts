import * as fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "../../src/vendors/seal.ts";

const KEY = "server-secret";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

test("what was sealed for somebody can be read for them, with the same key", async () => {
  expect(await unseal(KEY, await seal(KEY, "sell", "user-1"), "user-1")).toBe("sell");
});

test.each([
  ["another owner", KEY, "user-2"],
  ["an owner with more to the name", KEY, "user-1 "],
  ["nobody", KEY, ""],
  ["another key", "another-secret", "user-1"],
  ["a key with more to it", `${KEY} `, "user-1"],
])("not for %s", async (_what, key, owner) => {
  expect(await unseal(key, await seal(KEY, "sell", "user-1"), owner)).toBeUndefined();
});

test("not where a single bit is another", async () => {
  const sealed = await seal(KEY, "sell", "user-1");
  const bytes = Buffer.from(sealed, "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await unseal(KEY, changed.toString("base64url"), "user-1")).toBeUndefined();
  }
});

test("not where it is cut short, or goes on", async () => {
  const sealed = await seal(KEY, "sell", "user-1");
  for (let length = 0; length < sealed.length; length++)
    expect(await unseal(KEY, sealed.slice(0, length), "user-1")).toBeUndefined();
  for (const more of ["A", "AA", "AAAA", sealed, "=", " ", "\n", ".x"])
    expect(await unseal(KEY, sealed + more, "user-1")).toBeUndefined();
});

test("one id has one spelling", async () => {
  for (let round = 0; round < 5; round++) {
    const sealed = await seal(KEY, "sell", "user-1");
    const spellings = [
      ` ${sealed}`,
      sealed.replaceAll("-", "+").replaceAll("_", "/"),
      `${sealed.slice(0, 8)}\n${sealed.slice(8)}`,
      ...LETTERS.split("").map((letter) => sealed.slice(0, -1) + letter),
    ].filter((spelling) => spelling !== sealed);
    for (const spelling of spellings)
      expect(await unseal(KEY, spelling, "user-1"), `${spelling} for ${sealed}`).toBeUndefined();
  }
});

test("garbage is nothing, and never throws", async () => {
  for (const garbage of ["", "....", "__proto__", "é", "%00", "A".repeat(10_000), "null"])
    expect(await unseal(KEY, garbage, "user-1")).toBeUndefined();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.base64String()),
      fc.string(),
      async (garbage, owner) => {
        expect(await unseal(KEY, garbage, owner)).toBeUndefined();
      },
    ),
  );
});

test("an id can stand in an address, and says nothing of what is in it", async () => {
  const sealed = await seal(KEY, "sell", "user-1");
  expect(sealed).toMatch(/^[\w-]{43}$/);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toMatch(/sell|user/);
});

test("no two are the same, though all is the same", async () => {
  const many = await Promise.all(Array.from({ length: 500 }, () => seal(KEY, "buy", "user-1")));
  expect(new Set(many).size).toBe(500);
  expect(new Set(many.map((sealed) => sealed.slice(0, 16))).size).toBe(500);
});

test("any text comes back, for any key and owner that are the same, and for no others", async () => {
  const text = fc.string({ unit: "grapheme" });
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (key, words, owner, other) => {
      const sealed = await seal(key, words, owner);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(await unseal(key, sealed, owner)).toBe(words);
      if (other !== owner) expect(await unseal(key, sealed, other)).toBeUndefined();
      if (other !== key) expect(await unseal(other, sealed, owner)).toBeUndefined();
    }),
  );
});

test("each of several keys opens what it sealed, and no other does", async () => {
  const sealed = await seal(KEY, "sell", "user-1");
  expect(await unseal(["another secret", KEY], sealed, "user-1")).toBe("sell");
  expect(await unseal([KEY, "another secret"], sealed, "user-1")).toBe("sell");
  expect(await unseal(["another secret", "a third"], sealed, "user-1")).toBeUndefined();
  expect(await unseal([], sealed, "user-1")).toBeUndefined();
});
