import { onTestFinished } from "vitest";

export interface Events {
  response: Response;
  /** The next event's data. Rejects where the stream ends before it. */
  next: () => Promise<Record<string, unknown>>;
  /** Resolves once the stream has ended, with the events that came before that. */
  rest: () => Promise<Record<string, unknown>[]>;
  /** The tab is closed. */
  leave: () => void;
  /** Gives up the body alone, as a server does whose browser has gone. */
  cancel: () => Promise<void>;
  /** Everything that came, comments too. */
  text: () => string;
}

/** Reads server-sent events as a browser does, until the test is over. */
export async function listenToEvents(
  url: string,
  headers: Record<string, string> = {},
): Promise<Events> {
  const tab = new AbortController();
  onTestFinished(() => tab.abort());
  return eventsOf(await fetch(url, { headers, signal: tab.signal }), () => tab.abort());
}

export function eventsOf(response: Response, leave: () => void = () => {}): Events {
  let reader: ReadableStreamDefaultReader<string> | undefined;
  let text = "";
  let read = 0;

  async function frame(): Promise<string | undefined> {
    for (;;) {
      const end = text.indexOf("\n\n", read);
      if (end !== -1) {
        const frame = text.slice(read, end);
        read = end + 2;
        return frame;
      }
      // Not before it is asked for: an error's body is read otherwise.
      reader ??= response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      text += chunk.value;
    }
  }

  async function event(): Promise<Record<string, unknown> | undefined> {
    for (;;) {
      const lines = await frame();
      if (lines === undefined) return undefined;
      const data = /^event: transaction\ndata: (.*)$/.exec(lines)?.[1];
      if (data !== undefined) return JSON.parse(data) as Record<string, unknown>;
      if (!lines.startsWith(":")) throw new Error(`Neither event nor comment: ${lines}`);
    }
  }

  return {
    response,
    async next() {
      const next = await event();
      if (!next) throw new Error("The stream ended.");
      return next;
    },
    async rest() {
      const events: Record<string, unknown>[] = [];
      for (;;) {
        const next = await event();
        if (!next) return events;
        events.push(next);
      }
    },
    leave,
    async cancel() {
      await reader?.cancel();
    },
    text: () => text,
  };
}
