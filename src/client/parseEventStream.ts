/** Longest event that is accepted, in characters. A transaction has a few hundred. */
const MAX_EVENT_LENGTH = 1_000_000;

/**
 * Parses server-sent events as they arrive and calls `onData` with the data of each `transaction` event. `onActivity`
 * is called for every chunk, including comments. Resolves when the stream ends.
 */
export async function parseEventStream(
  body: ReadableStream<Uint8Array>,
  onActivity: () => void,
  onData: (data: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Each chunk is scanned once, so an event in many chunks costs no more than one in a single chunk.
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
      // A line ends with CR, LF or CRLF, and CRLF may be split across chunks.
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
    // Only on failure: Chromium reports a stream that is cancelled after its end as failed.
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
    // The `s` flag is needed because JSON doesn't escape line separators such as U+2028.
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") type = value;
    if (field === "data") data.push(value);
  }
  return type === "transaction" && data.length > 0 ? data.join("\n") : undefined;
}
