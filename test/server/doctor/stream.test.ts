import { expect, onTestFinished, test, vi } from "vitest";
import { examine } from "./examine.ts";
import { listen } from "../serve.ts";
import { serveShop, SESSION, TRANSACTION, withHeaders, type Shop } from "./serveShop.ts";

const SIGNED_IN = ["--cookie", `sid=${SESSION}`, "--transaction", TRANSACTION];
/** Nothing arrives within it if it is held back, on whatever machine. */
const SHORT_MS = 50;

const isStream = (request: Request) => new URL(request.url).pathname.endsWith("/events");

const unfinished: Shop["vendor"] = {
  getTransaction: async (id) => ({
    status: 200,
    body: { merchant_transaction_id: id, status: "processing" },
  }),
};

/** A stream that gives its first event, and then nothing. */
function holdBackAfterFirst(response: Response): Response {
  const reader = response.body?.getReader();
  let given = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (given++ === 1) return new Promise<void>(() => {});
        const read = await reader?.read();
        if (read?.value) controller.enqueue(read.value);
        else controller.close();
        return undefined;
      },
      cancel: async () => reader?.cancel(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}

/** Heartbeats are due at once. */
function hurryHeartbeats(): void {
  const asMeant = setInterval;
  const spy = vi.spyOn(globalThis, "setInterval");
  const hurried = (run: () => void) => asMeant(run, 1);
  spy.mockImplementation(hurried);
  onTestFinished(() => spy.mockRestore());
}

const statesOf = (findings: { id: string; result: string }[]) =>
  findings.filter(({ id }) => id.startsWith("events")).map(({ id, result }) => `${id}: ${result}`);

test("a stream whose events arrive has no problem", async () => {
  hurryHeartbeats();
  const { code, findings } = await examine(await serveShop({ vendor: unfinished }), SIGNED_IN, {
    timing: { heartbeatMs: 60_000 },
  });
  expect(statesOf(findings)).toEqual(["events: ok", "events-heartbeat: ok"]);
  expect(code).toBe(0);
});

test("the stream of a completed transaction ends, so its heartbeats aren't checked", async () => {
  const { code, findings } = await examine(await serveShop(), SIGNED_IN);
  expect(statesOf(findings)).toEqual(["events: ok", "events-heartbeat: not-checked"]);
  expect(code).toBe(0);
});

test("a proxy that holds a stream back altogether is found", async () => {
  const url = await serveShop({
    vendor: unfinished,
    proxy: async (request, endpoint) =>
      isStream(request) ? new Promise<Response>(() => {}) : endpoint(request),
  });
  const { problems } = await examine(url, SIGNED_IN, { timing: { streamMs: SHORT_MS } });
  expect(problems).toEqual(["events-buffering"]);
});

test("a proxy that opens the stream and holds its events back is found", async () => {
  const proxy = await listen((request, response) => {
    const isEvents = request.url?.endsWith("/events");
    response.writeHead(200, {
      "Content-Type": isEvents ? "text/event-stream" : "application/json",
    });
    if (isEvents) response.flushHeaders();
    else response.end("{}");
  });
  const args = [...SIGNED_IN, "--endpoint", `${proxy}/api/ramp`];
  const { problems } = await examine(await serveShop(), args, {
    timing: { firstEventMs: SHORT_MS },
  });
  expect(problems).toContain("events-buffering");
});

test("a proxy that holds heartbeats back is found", async () => {
  const url = await serveShop({
    vendor: unfinished,
    proxy: async (request, endpoint) =>
      isStream(request) ? holdBackAfterFirst(await endpoint(request)) : endpoint(request),
  });
  const { problems } = await examine(url, SIGNED_IN, { timing: { heartbeatMs: SHORT_MS } });
  expect(problems).toEqual(["events-heartbeat"]);
});

test("a compressed stream is found", async () => {
  const url = await serveShop({
    proxy: async (request, endpoint) => {
      const response = await endpoint(request);
      if (!isStream(request)) return response;
      const body = response.body?.pipeThrough(new CompressionStream("gzip")) ?? null;
      return withHeaders(new Response(body, response), { "Content-Encoding": "gzip" });
    },
  });
  const { problems } = await examine(url, SIGNED_IN);
  expect(problems).toContain("events-encoding");
});

test("an answer that is no stream is found", async () => {
  const url = await serveShop({
    proxy: async (request, endpoint) =>
      isStream(request) ? new Response("<html>") : endpoint(request),
  });
  const { problems } = await examine(url, SIGNED_IN);
  expect(problems).toEqual(["events"]);
});

test("another user's transaction isn't followed", async () => {
  const url = await serveShop({
    vendor: { getTransaction: async () => ({ status: 404, body: {} }) },
  });
  const { code, findings } = await examine(url, SIGNED_IN);
  expect(statesOf(findings)).toEqual(["events: not-checked"]);
  expect(code).toBe(0);
});

test("the transaction's vendor is passed on", async () => {
  const vendors: (string | null)[] = [];
  const url = await serveShop({
    proxy: async (request, endpoint) => {
      if (isStream(request)) vendors.push(new URL(request.url).searchParams.get("vendor"));
      return endpoint(request);
    },
  });
  await examine(url, [...SIGNED_IN, "--vendor", "obliging"]);
  expect(vendors).toEqual(["obliging"]);
});
