/**
 * Reads a text of at most `limit` bytes; returns nothing if it is longer, without reading the rest.
 * Counts while it reads, because `Content-Length` may be missing or wrong.
 *
 * @param timeoutMs total timeout, in milliseconds
 * @throws the stream's error, or a `TimeoutError`
 */
export async function readTextLimited(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
  timeoutMs?: number,
): Promise<string | undefined> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Don't await it: a sender that is slow to send may be slow to stop.
  const leave = () => void reader.cancel().catch(() => {});
  let isLate = false;
  // `AbortSignal.timeout` costs ten times as much, and stays until it fires.
  const deadline =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          isLate = true;
          leave();
        }, timeoutMs);
  try {
    let text = "";
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (isLate) throw new DOMException("The text did not arrive in time.", "TimeoutError");
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > limit) {
        leave();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(deadline);
  }
}
