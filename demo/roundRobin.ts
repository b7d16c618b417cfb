import { request as forward } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/**
 * A load balancer: each request goes to the next server in turn, to the one after it where that one
 * refuses the connection, and what comes back is passed on as it comes.
 */
export function roundRobin(ports: readonly number[]): RequestListener {
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

  return (incoming, outgoing) => {
    text(incoming).then(
      (body) => pass(incoming, outgoing, body, ports.length - 1),
      () => outgoing.destroy(),
    );
  };
}
