#!/usr/bin/env node
import { describeSetup } from "./describeSetup.ts";
import { describeVendors } from "./describeVendors.ts";
import { readFlags } from "./readFlags.ts";
import { readTriggerFlags } from "./readTriggerFlags.ts";
import { requestTrigger } from "./requestTrigger.ts";
import { serveSandbox } from "./serveSandbox.ts";

const usage = `Usage: ramp-sandbox [--api-port 5174] [--widget-port 5175] [--init-token-type sdk_customer_token|sdk_partner_authorization]
                    [--webhook-url http://localhost:3000/api/ramp/webhook]
                    [--host 0.0.0.0] [--widget-origin https://192.168.1.20:5173]
       ramp-sandbox trigger <processing|completed|failed|cancelled|event>
                    [--id transaction] [--twice] [--late seconds] [--out-of-order] [--api-port 5174]

Plays the vendors on this machine: their APIs, their scripts and the pages inside the widget.
With \`trigger\`, a running sandbox takes a transaction to that status, and sends its webhooks.`;

const args = process.argv.slice(2);
try {
  if (args.includes("--help")) console.log(usage);
  else if (args[0] === "trigger") await trigger(args.slice(1));
  else await serve(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function serve(argv: string[]): Promise<void> {
  const flags = readFlags(argv);
  if (typeof flags === "string") return refuse(flags);
  const { sandbox, apiUrl, widgetUrl, close } = await serveSandbox(flags);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void close());
  console.log(`The sandbox plays these vendors. No money moves.

${describeVendors(sandbox.vendors, apiUrl)}

${describeSetup(apiUrl, widgetUrl, flags)}

Press Ctrl+C to stop.`);
}

async function trigger(argv: string[]): Promise<void> {
  const flags = readTriggerFlags(argv);
  if (typeof flags === "string") return refuse(flags);
  console.log(await requestTrigger(flags));
}

function refuse(why: string): void {
  console.error(`${why}\n\n${usage}`);
  process.exitCode = 2;
}
