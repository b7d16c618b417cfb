/**
 * Reads a text of at most that many bytes, or nothing where there are more: the rest is not waited
 * for. It counts while it reads, because a sender may leave `Content-Length` out, or lie in it.
 *
 * @throws what the stream broke with, or the signal's reason
 */
export async function readUpTo(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Nobody waits for this either: a sender that is slow to send may be slow to stop.
  const leave = () => void reader.cancel().catch(() => {});
  signal?.addEventListener("abort", leave);
  try {
    let text = "";
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > limit) {
        leave();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal?.removeEventListener("abort", leave);
  }
}
