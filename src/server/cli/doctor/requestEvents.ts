import { fetchAnswer, nameFailure, withName } from "./fetchAnswer.ts";
import type { EventsProbe } from "./Probe.ts";
import { toRoute } from "./requestEndpoint.ts";
import type { Timing } from "./Timing.ts";

type Arrival = "arrived" | "late" | "ended";

/** Opens the event stream of a transaction, and waits for its first event and for one more. */
export async function requestEvents(
  endpoint: URL,
  { id, vendor }: { id: string; vendor: string | undefined },
  credentials: Headers,
  timing: Timing,
): Promise<EventsProbe> {
  const url = toRoute(endpoint, `transactions/${id}`);
  if (vendor !== undefined) url.searchParams.set("vendor", vendor);
  // Tells a slow vendor from a slow proxy.
  const transaction = await fetchAnswer(url, { headers: credentials, timeoutMs: timing.requestMs });
  if ("failure" in transaction || transaction.status !== 200)
    return { state: "transaction-failed", transaction };
  const headers = withName(credentials);
  headers.set("Accept", "text/event-stream");
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), timing.streamMs);
  try {
    const streamUrl = new URL(url);
    streamUrl.pathname += "/events";
    const response = await fetch(streamUrl, { headers, redirect: "manual", signal: abort.signal });
    clearTimeout(late);
    const type = response.headers.get("content-type") ?? "";
    const encoding = response.headers.get("content-encoding") ?? "identity";
    const reader = response.body?.getReader();
    const firstEvent = await waitForBytes(reader, timing.firstEventMs);
    return {
      state: "opened",
      isCompressed: encoding !== "identity",
      isEventStream: response.status === 200 && /^text\/event-stream\b/i.test(type),
      firstEvent,
      heartbeat:
        firstEvent === "arrived" ? await waitForBytes(reader, timing.heartbeatMs) : undefined,
    };
  } catch (error) {
    const failure = nameFailure(error);
    return failure === "timeout" ? { state: "late" } : { state: "failed", outcome: { failure } };
  } finally {
    clearTimeout(late);
    abort.abort();
  }
}

async function waitForBytes(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  timeoutMs: number,
): Promise<Arrival> {
  if (!reader) return "ended";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Arrival>((resolve) => {
    timer = setTimeout(() => resolve("late"), timeoutMs);
  });
  // The stream is aborted afterwards, which must not be an unhandled rejection.
  const read = reader.read().then(
    ({ done }): Arrival => (done ? "ended" : "arrived"),
    (): Arrival => "ended",
  );
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}
