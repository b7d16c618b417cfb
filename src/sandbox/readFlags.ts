import { parseArgs } from "node:util";
import type { VendorSandboxOptions } from "../vendors/createVendorSandboxes.ts";

export interface SandboxFlags {
  apiPort: number;
  widgetPort: number;
  /** The network address to listen on. @default "127.0.0.1" */
  host?: string | undefined;
  /** Origin for browsers if a proxy is in front of the widget's port. @default the port on localhost */
  widgetOrigin?: string | undefined;
  initTokenType: NonNullable<VendorSandboxOptions["initTokenType"]>;
  webhookUrl?: string | undefined;
}

/** Parses the command line of `ramp-sandbox`. Returns a sentence if it is invalid. */
export function readFlags(argv: string[]): SandboxFlags | string {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        "api-port": { type: "string", default: "5174" },
        "widget-port": { type: "string", default: "5175" },
        host: { type: "string" },
        "widget-origin": { type: "string" },
        "init-token-type": { type: "string", default: "sdk_customer_token" },
        "webhook-url": { type: "string" },
      },
    });
    const { "init-token-type": initTokenType, host } = values;
    const widgetOrigin = values["widget-origin"];
    const apiPort = readPort(values["api-port"]);
    const widgetPort = readPort(values["widget-port"]);
    if (apiPort === undefined || widgetPort === undefined)
      return "A port is a whole number from 0 to 65535.";
    if (initTokenType !== "sdk_customer_token" && initTokenType !== "sdk_partner_authorization")
      return "`--init-token-type` is sdk_customer_token or sdk_partner_authorization.";
    if (host === "") return "The host is an address of this machine, such as 0.0.0.0 for all.";
    if (widgetOrigin !== undefined && !isOrigin(widgetOrigin))
      return "The widget's origin is written like https://192.168.1.20:5173, without a path.";
    const webhookUrl = values["webhook-url"];
    return { apiPort, widgetPort, host, widgetOrigin, initTokenType, webhookUrl };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined;
}
