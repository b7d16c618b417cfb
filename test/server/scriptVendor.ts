import type { IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "./serve.ts";

/** What the scripted vendor does with one request. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** A string goes out as it is, everything else as JSON. */
  body?: unknown;
  /** Lets the request wait for ever, before or in the middle of the answer. */
  hangs?: "before" | "inside";
  /** Breaks the connection instead of answering. */
  hangsUp?: boolean;
}

export interface Asked {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A vendor over real HTTP that plays the replies in turn, and the last one again and again. */
export async function scriptVendor(replies: Reply[]): Promise<{ baseUrl: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const baseUrl = await listen(async (request, response) => {
    const { method, url, headers } = request;
    const reply = replies[Math.min(asked.length, replies.length - 1)] ?? {};
    asked.push({ method, url, headers, body: await text(request) });
    if (reply.hangsUp) return void request.socket.destroy();
    if (!reply.hangs) {
      const { body = {} } = reply;
      response.writeHead(reply.status ?? 200, reply.headers);
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    } else if (reply.hangs === "inside") response.write('{"init_token":');
  });
  return { baseUrl, asked };
}
