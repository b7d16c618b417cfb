import { expect, test, vi } from "vitest";
import { parseEventStream } from "../../src/client/parseEventStream.ts";

/** A stream that arrives in these pieces. */
function stream(...pieces: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces)
        controller.enqueue(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
      controller.close();
    },
  });
}

async function heard(...pieces: (string | Uint8Array)[]): Promise<string[]> {
  const data: string[] = [];
  await parseEventStream(
    stream(...pieces),
    () => {},
    (one) => data.push(one),
  );
  return data;
}

const EVENT = 'event: transaction\ndata: {"status":"pending"}\n\n';

test.each([
  ["whole", [EVENT]],
  ["letter by letter", EVENT.split("")],
  ["with CRLF", [EVENT.replaceAll("\n", "\r\n")]],
  ["with CRLF, letter by letter", EVENT.replaceAll("\n", "\r\n").split("")],
  ["with CR", [`${EVENT.replaceAll("\n", "\r")}:`]],
  [
    "after comments and other events",
    [": alive\n\nevent: ping\ndata: {}\n\ndata: none\n\n", EVENT],
  ],
  ["without the space after the colon", [EVENT.replaceAll(": ", ":")]],
])("an event that arrives %s is heard once", async (_, pieces) => {
  expect(await heard(...pieces)).toEqual(['{"status":"pending"}']);
});

test("data of several lines, and letters that were cut in two, are put together again", async () => {
  const bytes = new TextEncoder().encode("event: transaction\ndata: {\ndata: ž€😀}\n\n");
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await heard(...pieces)).toEqual(["{\nž€😀}"]);
});

test("an event that was not finished is none", async () => {
  expect(await heard("event: transaction\ndata: {}\n")).toEqual([]);
});

test("every piece is a sign of life, comments too", async () => {
  const alive = vi.fn();
  await parseEventStream(stream(": alive\n\n", ": alive\n\n"), alive, () => {});
  expect(alive).toHaveBeenCalledTimes(2);
});

test("an event without an end is not collected for ever", async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(97)),
  });
  await expect(
    parseEventStream(
      endless,
      () => {},
      () => {},
    ),
  ).rejects.toThrow("too long");
});
