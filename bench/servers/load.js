// Sends requests to a server over keep-alive connections, from its own process. It uses bare sockets, so
// that its cost is a tenth of what it measures.
import { connect } from "node:net";
import process from "node:process";

/**
 * @typedef {object} Task
 * @property {number} port
 * @property {string} request the bytes of one request; `$unique` is replaced by a number of its own, and `$amount` by one from 1000 to 2998
 * @property {number} connections
 * @property {number} seconds
 * @property {number} [rate] requests per second in total; without it, each connection sends the next at once
 *
 * @typedef {object} Outcome
 * @property {number[]} times milliseconds of each request, from its due time to the last byte of its response
 * @property {number} took seconds in total
 * @property {number} failures responses other than 200, and broken connections
 */

process.on("message", (task) => {
  void ask(/** @type {Task} */ (task)).then((outcome) => process.send?.(outcome));
});
process.on("disconnect", () => process.exit());

/** Distinguishes requests, also those of different tasks: 8 digits, so that none changes its length. */
let unique = 10_000_000;

/** @param {Task} task @returns {Promise<Outcome>} */
async function ask({ port, request, connections, seconds, rate }) {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)));
  /** @type {number[]} */
  const times = [];
  let failures = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  let due = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const wanted = rate ? from + (due++ / rate) * 1000 : performance.now();
        if (wanted >= until) return;
        // Measured from the due time: a late response delays the requests behind it.
        await pause(wanted - performance.now());
        const amount = 1000 + (unique % 1999);
        const bytes = request.replaceAll("$amount", String(amount));
        const status = await line.ask(bytes.replaceAll("$unique", String(unique++)));
        times.push(performance.now() - wanted);
        if (status !== 200) failures++;
      }
    }),
  );
  const took = (performance.now() - from) / 1000;
  for (const { end } of lines) end();
  return { times, took, failures };
}

/** @param {number} ms */
async function pause(ms) {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

/** One connection with one request at a time. @param {number} port */
async function openLine(port) {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let text = "";
  /** @type {(status: number) => void} */
  let settle = () => {};
  socket.setEncoding("latin1");
  socket.on("data", (part) => {
    text += part;
    if (!isWhole(text)) return;
    const status = Number(text.slice(9, 12));
    text = "";
    settle(status);
  });
  socket.on("error", () => settle(0));
  socket.on("close", () => settle(0));
  return {
    /** @param {string} request @returns {Promise<number>} the response's status, 0 if there was none */
    ask: (request) =>
      new Promise((resolve) => {
        settle = resolve;
        socket.write(request, "latin1");
      }),
    end: () => socket.destroy(),
  };
}

/** @param {string} text the response received so far */
function isWhole(text) {
  const head = text.indexOf("\r\n\r\n");
  if (head === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined
    ? text.endsWith("\r\n0\r\n\r\n")
    : text.length === head + 4 + Number(length);
}
