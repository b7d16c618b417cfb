import { parseArgs } from "node:util";
import type { VendorSandboxOptions } from "../vendors/sandboxes.ts";

export interface SandboxFlags {
  apiPort: number;
  widgetPort: number;
  edition: NonNullable<VendorSandboxOptions["edition"]>;
  webhookUrl?: string | undefined;
}

/** Reads the command line of `ramp-sandbox`; a sentence if it makes no sense. */
export function readFlags(words: string[]): SandboxFlags | string {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        "api-port": { type: "string", default: "5174" },
        "widget-port": { type: "string", default: "5175" },
        edition: { type: "string", default: "E1" },
        "webhook-url": { type: "string" },
      },
    });
    const { edition } = values;
    const apiPort = readPort(values["api-port"]);
    const widgetPort = readPort(values["widget-port"]);
    if (apiPort === undefined || widgetPort === undefined)
      return "A port is a whole number from 0 to 65535.";
    if (edition !== "E1" && edition !== "E3") return "The edition is E1 or E3.";
    return { apiPort, widgetPort, edition, webhookUrl: values["webhook-url"] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined;
}
