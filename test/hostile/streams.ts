import assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe, test } from "vitest";
import { parseEventStream } from "../../src/client/parseEventStream.ts";
import { assertLinear, TIMES } from "./growth.ts";
import { hostileText, MEGABYTE } from "./hostileJson.ts";
import { slowProperty } from "./tally.ts";

function streamOf(bytes: Uint8Array, cuts: number[]): ReadableStream<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b)];
  const pieces = places.map((from, index) => bytes.slice(from, places[index + 1]));
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function heardFrom(bytes: Uint8Array, cuts: number[]): Promise<string[]> {
  const heard: string[] = [];
  await parseEventStream(
    streamOf(bytes, cuts),
    () => {},
    (data) => heard.push(data),
  );
  return heard;
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });
/** A line of text: whatever has no line break in it. */
const line = fc
  .oneof(
    hostileText.filter((text) => text !== MEGABYTE),
    fc.string({ unit: fc.constantFrom("é", "€", "𝄞", "\u2028", "\u2029", ":", " ", "{", "\t") }),
  )
  .map((text) => text.replace(/[\r\n\ud800-\udfff]/gu, ""));
const noise = fc.oneof(
  line.map((text) => `:${text}`),
  line.map((text) => `id: ${text}`),
  fc.constantFrom("retry: 5", "data-x: 1", "unknown", "", "Event: message"),
);
const event = fc.record({
  type: fc.constantFrom("transaction", "transaction", "message", "Transaction", "", undefined),
  data: fc.array(line, { maxLength: 3 }),
  around: fc.array(noise, { maxLength: 2 }),
  space: fc.constantFrom("", " "),
});
const stream = fc.record({
  events: fc.array(event, { maxLength: 5 }),
  ends: fc.array(fc.constantFrom("\n", "\r\n", "\r"), { minLength: 1, maxLength: 3 }),
  mark: fc.constantFrom("", "\ufeff"),
  cuts,
});

describe("the endpoint's events", () => {
  slowProperty("are the same however the stream is cut", 6_000, stream, async (one) => {
    const { events, ends, mark, cuts } = one;
    let count = 0;
    const end = () => ends[(count += 1) % ends.length] ?? "";
    let text = mark;
    const expected: string[] = [];
    for (const { type, data, around, space } of events) {
      // A value that begins with a space keeps it only behind the one that belongs to the format.
      const lines = data.map((value) => `data:${value.startsWith(" ") ? " " : space}${value}`);
      const fields = [
        // An empty line in the noise would end the event early.
        ...around.filter((field) => field !== ""),
        ...(type === undefined ? [] : [`event:${space}${type}`]),
        ...lines,
      ];
      for (const field of fields) text += field + end();
      // A lone CR and a lone LF would be one line end, and not the two that close an event.
      text += count > 0 && text.endsWith("\r") ? "\r" : "\n";
      if (type === "transaction" && data.length > 0) expected.push(data.join("\n"));
    }
    const bytes = new TextEncoder().encode(text);
    assert.deepEqual(await heardFrom(bytes, cuts), expected);
  });

  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc
      .array(fc.constantFrom("event: transaction\n", "data: ", "\n", "\r", ":", "\0", "é"), {
        maxLength: 20,
      })
      .map((pieces) => new TextEncoder().encode(pieces.join(""))),
  );
  slowProperty("of no sense never throw", 4_000, fc.tuple(bytes, cuts), async ([bytes, cuts]) => {
    const whole = await heardFrom(bytes, []);
    assert.deepEqual(await heardFrom(bytes, cuts), whole);
    for (const data of whole) assert.equal(typeof data, "string");
  });

  test("that never end are given up", async () => {
    const bytes = new TextEncoder().encode(`data: ${MEGABYTE}`);
    await assert.rejects(heardFrom(bytes, []), /too long/);
  });

  test("that are long take no longer than their length, in pieces too", async () => {
    const read = async (length: number) => {
      const data = "x".repeat(length);
      const bytes = new TextEncoder().encode(`event: transaction\ndata: ${data}\n\n`);
      const cuts = Array.from({ length: length / 1000 }, (_, index) => index * 1000);
      assert.deepEqual(await heardFrom(bytes, cuts), [data]);
    };
    await assertLinear("in pieces", {
      small: () => read(900_000 / TIMES),
      large: () => read(900_000),
    });
  });
});
