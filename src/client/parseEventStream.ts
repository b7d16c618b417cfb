/** Longest event that is read, in characters. A transaction has a few hundred. */
const MAX_EVENT_LENGTH = 1_000_000;

/**
 * Reads server-sent events as they arrive and calls `hear` with the data of each `transaction`.
 * `alive` is called for every sign of life, comments too. Ends when the stream does.
 */
export async function parseEventStream(
  body: ReadableStream<Uint8Array>,
  onActivity: () => void,
  onData: (data: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Only what is new is searched: an event that comes in many pieces costs no more than in one.
  let lines: string[] = [];
  let line = "";
  let length = 0;
  let isAfterCr = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onActivity();
      const text = decoder.decode(value, { stream: true });
      if (text === "") continue;
      // A line ends with CR, LF or both, and the two may come in different pieces.
      const parts = (isAfterCr ? text.replace(/^\n/, "") : text).split(/\r\n?|\n/);
      isAfterCr = text.endsWith("\r");
      for (const [index, part] of parts.entries()) {
        if (index > 0) endLine();
        line += part;
        length += part.length;
        if (length > MAX_EVENT_LENGTH) throw new Error("This event is too long.");
      }
    }
  } catch (thrown) {
    // Not where it has ended: Chromium tells of a stream that is cancelled then as one that failed.
    void reader.cancel().catch(() => {});
    throw thrown;
  }

  function endLine() {
    if (line === "") {
      const data = getEventData(lines);
      lines = [];
      length = 0;
      if (data !== undefined) onData(data);
    } else lines.push(line);
    line = "";
  }
}

function getEventData(lines: string[]): string | undefined {
  let type = "message";
  const data: string[] = [];
  for (const line of lines) {
    // With `s`, for JSON leaves line separators such as U+2028 as they are.
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") type = value;
    if (field === "data") data.push(value);
  }
  return type === "transaction" && data.length > 0 ? data.join("\n") : undefined;
}
