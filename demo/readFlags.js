import { parseArgs } from "node:util";

/**
 * Parses the command line of `npm run demo`. Returns a sentence if it is invalid.
 *
 * @param {string[]} words
 * @returns {import("./startDemo.ts").DemoOptions | string}
 */
export function readFlags(words) {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        "init-token-type": { type: "string", default: "sdk_customer_token" },
        port: { type: "string", default: "5173" },
        "api-port": { type: "string", default: "5174" },
        "widget-port": { type: "string", default: "5175" },
        host: { type: "string" },
      },
    });
    const { "init-token-type": initTokenType, host } = values;
    const [port, apiPort, widgetPort] = [
      values.port,
      values["api-port"],
      values["widget-port"],
    ].map((text) => (/^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined));
    if (port === undefined || apiPort === undefined || widgetPort === undefined)
      return "A port is a whole number from 0 to 65535.";
    if (initTokenType !== "sdk_customer_token" && initTokenType !== "sdk_partner_authorization")
      return "`--init-token-type` is sdk_customer_token or sdk_partner_authorization.";
    return { initTokenType, port, apiPort, widgetPort, host };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
