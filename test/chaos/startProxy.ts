import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** The network between an instance and the store. */
export interface Proxy {
  /** The store's URL, through this network. */
  url: string;
  /** Breaks all connections, and refuses others until `heal()`. */
  cut: () => void;
  /** Loses every byte in both directions, without a sign, until `heal()`. */
  stall: () => void;
  /** @param delivers whether what was sent during a stall still arrives; otherwise the connections break */
  heal: (delivers: boolean) => void;
  close: () => void;
}

/** @param target URL of the store */
export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: "open" | "cut" | "stalled" = "open";

  const server = createServer({ noDelay: true }, (near) => {
    if (state === "cut") return void near.destroy();
    const far = connect({ host: hostname, port: Number(port), noDelay: true });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => {});
      from.on("close", () => {
        pairs.delete(pair);
        to.destroy();
      });
      if (state === "stalled") from.pause();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  function breakAll() {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  }

  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href.replace(/\/$/, ""),
    cut() {
      state = "cut";
      breakAll();
    },
    stall() {
      state = "stalled";
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    heal(delivers) {
      if (state === "stalled" && !delivers) breakAll();
      state = "open";
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    close() {
      state = "cut";
      breakAll();
      server.close();
    },
  };
}
