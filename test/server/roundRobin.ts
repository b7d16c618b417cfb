import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "./serve.ts";

/**
 * A load balancer: each request goes to the next server in turn, to the one after it where that one
 * refuses the connection, and what comes back is passed on as it comes.
 */
export async function roundRobin(ports: readonly number[]): Promise<string> {
  let turn = 0;

  function pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: string,
    triesLeft: number,
  ) {
    const port = ports[turn++ % ports.length];
    const { method, url: path, headers } = incoming;
    const onward = forward({ host: "127.0.0.1", port, method, path, headers, agent: false });
    onward.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    onward.on("error", (error: NodeJS.ErrnoException) => {
      if (outgoing.headersSent) outgoing.destroy();
      else if (error.code === "ECONNREFUSED" && triesLeft > 0)
        pass(incoming, outgoing, body, triesLeft - 1);
      else outgoing.writeHead(502).end();
    });
    outgoing.on("close", () => onward.destroy());
    onward.end(body);
  }

  return listen(async (incoming, outgoing) => {
    pass(incoming, outgoing, await text(incoming), ports.length - 1);
  });
}
