import { parseArgs } from "node:util";

/**
 * Reads the command line of `npm run demo`; a sentence if it makes no sense.
 *
 * @param {string[]} words
 * @returns {import("./startDemo.ts").DemoOptions | string}
 */
export function readFlags(words) {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        edition: { type: "string", default: "E1" },
        port: { type: "string", default: "5173" },
        "api-port": { type: "string", default: "5174" },
        "widget-port": { type: "string", default: "5175" },
        host: { type: "string" },
      },
    });
    const { edition, host } = values;
    const [port, apiPort, widgetPort] = [
      values.port,
      values["api-port"],
      values["widget-port"],
    ].map((text) => (/^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined));
    if (port === undefined || apiPort === undefined || widgetPort === undefined)
      return "A port is a whole number from 0 to 65535.";
    if (edition !== "E1" && edition !== "E3") return "The edition is E1 or E3.";
    return { edition, port, apiPort, widgetPort, host };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
