/**
 * Reads a text of at most that many bytes, or nothing where there are more: the rest is not waited
 * for. It counts while it reads, because a sender may leave `Content-Length` out, or lie in it.
 *
 * @param patience how long it may take in all, in milliseconds
 * @throws what the stream broke with, or a `TimeoutError` once that time is over
 */
export async function readTextLimited(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
  patience?: number,
): Promise<string | undefined> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Nobody waits for this either: a sender that is slow to send may be slow to stop.
  const leave = () => void reader.cancel().catch(() => {});
  let isLate = false;
  // A signal that aborts by itself costs ten times as much, and stays until its time has come.
  const deadline =
    patience === undefined
      ? undefined
      : setTimeout(() => {
          isLate = true;
          leave();
        }, patience);
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
