// Many browsers that follow purchases, each on its own connection. `{ watch, port }` opens streams and
// responds after each has received its first event; `{ report }` returns what was received so far of the
// purchases with these ids.
import { connect } from "node:net";
import process from "node:process";

/**
 * @typedef {{ watch: { user: string, id: string }[], port: number, path?: string } | { report: string[] }} Command
 *
 * @typedef {object} Heard What one stream received.
 * @property {string[]} statuses
 * @property {number[]} delays milliseconds from each change at the vendor, except the first, until it was received
 * @property {boolean} ended whether the server ended the stream, as it does after the last status
 */

/** Maximum number of streams that are opening at the same time. */
const AT_ONCE = 50;

/** @type {Map<string, Heard>} */
const heard = new Map();

/**
 * @param {number} port @param {string} path @param {{ user: string, id: string }} purchase
 * @returns {Promise<void>}
 */
function watch(port, path, { user, id }) {
  /** @type {Heard} */
  const mine = { statuses: [], delays: [], ended: false };
  heard.set(id, mine);
  const socket = connect({ port, host: "127.0.0.1" });
  socket.setEncoding("latin1");
  socket.write(
    `GET ${path}/transactions/${id}/events HTTP/1.1\r\nHost: partner.example\r\nCookie: ${user}\r\nAccept: text/event-stream\r\n\r\n`,
  );
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (part) => {
      const now = Date.now();
      text += part;
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end === -1) break;
        const data = /event: transaction\ndata: (.*)$/s.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data === undefined) continue;
        const { status, updated_at } = JSON.parse(data);
        if (mine.statuses.length > 0) mine.delays.push(now - Date.parse(updated_at));
        mine.statuses.push(status);
        resolve();
      }
      // The zero-length chunk ends the body.
      if (text.endsWith("0\r\n\r\n")) mine.ended = true;
    });
    socket.on("close", () => reject(new Error("A stream ended before its first event.")));
    socket.on("error", reject);
  });
}

/** @param {Command} command */
async function obey(command) {
  if ("report" in command)
    return { heard: Object.fromEntries(command.report.map((id) => [id, heard.get(id)])) };
  const { port, path = "/ours" } = command;
  const waiting = command.watch.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const purchase of waiting) await watch(port, path, purchase);
    }),
  );
  return {};
}

process.on("message", (command) => {
  obey(/** @type {Command} */ (command)).then(
    (outcome) => process.send?.(outcome),
    (error) => {
      throw error;
    },
  );
});
process.on("disconnect", () => process.exit());
