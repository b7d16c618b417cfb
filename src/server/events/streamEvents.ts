import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import { isSuccess, SECURITY_HEADERS } from "../responses.ts";
import type { TransactionRequest } from "../resolveTransactionRequest.ts";
import type { Log } from "../createLog.ts";
import type { Limiter } from "../createLimiter.ts";
import type { Subscription, SubscriptionHub } from "./createSubscriptionHub.ts";

/** Milliseconds between two heartbeats: proxies close connections that are idle for long. */
const HEARTBEAT_INTERVAL_MS = 10_000;
/** The user may have signed out since: the browser reconnects and is authenticated again. */
const MAX_STREAM_MS = 600_000;

const encoder = new TextEncoder();

/** Streams one transaction as server-sent events, or returns the response that refuses to. */
export async function streamEvents(
  hub: SubscriptionHub,
  limiter: Pick<Limiter, "takeStream">,
  transactionRequest: TransactionRequest,
  signal: AbortSignal,
  log: Log,
): Promise<{ stream: Response } | { refusal: VendorAnswer }> {
  const taken = await limiter.takeStream(transactionRequest.user);
  if ("refusal" in taken) return taken;
  const { release } = taken;
  const openedAt = Date.now();
  log("stream.opened", toLogFields(transactionRequest));
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let unsent: string | undefined;
  let isClosed = false;
  let subscription: Subscription | undefined;
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let beatsLeft = MAX_STREAM_MS / HEARTBEAT_INTERVAL_MS;

  const body = new ReadableStream<Uint8Array>({
    start(opened) {
      controller = opened;
    },
    pull: send,
    cancel: leave,
  });

  function send() {
    if (unsent === undefined) return;
    const text = encoder.encode(unsent);
    // Clear it first, because `enqueue` calls `pull` again.
    unsent = undefined;
    controller?.enqueue(text);
  }

  function leave() {
    if (isClosed) return;
    isClosed = true;
    clearInterval(heartbeat);
    signal.removeEventListener("abort", close);
    subscription?.unsubscribe();
    release();
    const durationMs = Date.now() - openedAt;
    log("stream.closed", { durationMs, ...toLogFields(transactionRequest) });
  }

  function close() {
    if (isClosed) return;
    leave();
    send();
    controller?.close();
  }

  function write(text: string) {
    if (isClosed) return;
    // A slow client gets only the latest state, so nothing piles up in memory.
    unsent = text;
    if ((controller?.desiredSize ?? 0) > 0) send();
  }

  /** The last heartbeat ends the stream: one timer less for each of thousands of streams. */
  function beat() {
    beatsLeft -= 1;
    if (beatsLeft === 0) close();
    else if (unsent === undefined) write(": alive\n\n");
  }

  subscription = hub.subscribe(transactionRequest, {
    onUpdate: (fields) => write(`event: transaction\ndata: ${JSON.stringify(fields)}\n\n`),
    onEnd: close,
  });
  signal.addEventListener("abort", close);
  if (signal.aborted) close();

  try {
    const first = await subscription.first;
    if (!isSuccess(first)) {
      leave();
      return { refusal: first };
    }
  } catch (error) {
    leave();
    throw error;
  }
  if (!isClosed) heartbeat = setInterval(beat, HEARTBEAT_INTERVAL_MS);
  return {
    stream: new Response(body, {
      headers: {
        "Content-Type": "text/event-stream",
        // Compression would buffer events.
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
        ...SECURITY_HEADERS,
      },
    }),
  };
}

function toLogFields({ vendor, id, user }: TransactionRequest): Parameters<Log>[1] {
  return {
    traceparent: user.traceparent,
    vendor: vendor.name,
    transactionId: vendor.getRecordId?.(id) ?? id,
  };
}
