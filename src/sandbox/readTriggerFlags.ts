import { parseArgs } from "node:util";
import type { WebhookTrigger } from "./WebhookTrigger.ts";

/** What to trigger in which sandbox. */
export interface TriggerFlags extends WebhookTrigger {
  event: string;
  /** Port of the running sandbox's API. */
  apiPort: number;
}

/** Parses the command line of `ramp-sandbox trigger`. Returns a sentence if it is invalid. */
export function readTriggerFlags(argv: string[]): TriggerFlags | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        "api-port": { type: "string", default: "5174" },
        id: { type: "string" },
        twice: { type: "boolean" },
        late: { type: "string" },
        "out-of-order": { type: "boolean" },
      },
    });
    const [event, ...others] = positionals;
    if (event === undefined || others.length > 0)
      return "Name one status or event, such as `ramp-sandbox trigger completed`.";
    const apiPort = values["api-port"];
    if (!/^\d{1,5}$/.test(apiPort) || Number(apiPort) > 65_535)
      return "A port is a whole number from 0 to 65535.";
    const { late = "0" } = values;
    if (!/^\d{1,5}(\.\d+)?$/.test(late)) return "`--late` is a number of seconds, such as 30.";
    return {
      event,
      apiPort: Number(apiPort),
      transactionId: values.id,
      twice: values.twice,
      lateMs: Number(late) * 1000,
      outOfOrder: values["out-of-order"],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
