import { parseArgs } from "node:util";

/** @typedef {import("./openStore.ts").StoreKind} StoreKind */

/** @type {readonly StoreKind[]} */
const STORE_KINDS = ["memory", "sqlite", "redis", "postgres"];

/**
 * Parses the command line of `npm run demo` and `npm run cluster`. Returns a sentence if it is invalid.
 *
 * @param {string[]} words
 * @param {StoreKind} [defaultStore]
 * @returns {import("./startDemo.ts").DemoOptions & { storeKind: StoreKind, folder: string | undefined } | string}
 */
export function readFlags(words, defaultStore = "memory") {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        "init-token-type": { type: "string", default: "sdk_customer_token" },
        port: { type: "string", default: "5173" },
        "api-port": { type: "string", default: "5174" },
        "widget-port": { type: "string", default: "5175" },
        host: { type: "string" },
        store: { type: "string", default: defaultStore },
        folder: { type: "string" },
      },
    });
    const { "init-token-type": initTokenType, host } = values;
    const storeKind = STORE_KINDS.find((kind) => kind === values.store);
    const [port, apiPort, widgetPort] = [
      values.port,
      values["api-port"],
      values["widget-port"],
    ].map((text) => (/^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined));
    if (port === undefined || apiPort === undefined || widgetPort === undefined)
      return "A port is a whole number from 0 to 65535.";
    if (initTokenType !== "sdk_customer_token" && initTokenType !== "sdk_partner_authorization")
      return "`--init-token-type` is sdk_customer_token or sdk_partner_authorization.";
    if (!storeKind) return `\`--store\` is one of ${STORE_KINDS.join(", ")}.`;
    if (values.folder !== undefined && storeKind !== "sqlite")
      return "`--folder` is for `--store sqlite`, which keeps its file there.";
    return { initTokenType, port, apiPort, widgetPort, host, storeKind, folder: values.folder };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
