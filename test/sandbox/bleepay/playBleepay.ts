import { createRequestListener } from "@remix-run/node-fetch-server";
import { onTestFinished } from "vitest";
import {
  createBleepaySandbox,
  type BleepaySandboxOptions,
} from "../../../src/vendors/bleepay/sandbox/bleepaySandbox.ts";
import type { VendorSandbox } from "../../../src/vendors/VendorSandbox.ts";
import { listen } from "../../server/serve.ts";

/** When the sandbox's clock starts: long before or after any machine's own. */
const START = Date.parse("2031-05-06T07:08:09.000Z");

export interface PlayedBleepay {
  sandbox: VendorSandbox;
  /** Where it listens, e.g. `http://127.0.0.1:40123`. */
  origin: string;
  /** Method and path of what was asked so far. */
  asked: string[];
  clock: { now: () => number; advance: (ms: number) => void };
  /** How many webhooks went out. */
  webhooks: () => number;
}

/** Bleepay's stand-in behind real HTTP, with a clock that stands still, until the test is over. */
export async function playBleepay(
  options: BleepaySandboxOptions["bleepay"] & {
    webhookUrl?: string;
    settlementDelayMs?: number;
  } = {},
): Promise<PlayedBleepay> {
  const { webhookUrl, settlementDelayMs = 4000, ...bleepay } = options;
  let time = START;
  let webhooks = 0;
  const sandbox = createBleepaySandbox({
    widgetOrigin: "http://localhost:5175",
    now: () => time,
    settlementDelayMs,
    webhookUrl,
    onWebhook: () => (webhooks += 1),
    bleepay,
  });
  onTestFinished(sandbox.close);
  const asked: string[] = [];
  const origin = await listen(
    createRequestListener((request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return sandbox.answer(request);
    }),
  );
  const advance = (ms: number) => {
    time += ms;
    sandbox.timePassed();
  };
  return { sandbox, origin, asked, clock: { now: () => time, advance }, webhooks: () => webhooks };
}
