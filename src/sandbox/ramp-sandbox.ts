#!/usr/bin/env node
import { describeSetup } from "./describeSetup.ts";
import { describeVendors } from "./describeVendors.ts";
import { readFlags } from "./readFlags.ts";
import { serveSandbox } from "./serveSandbox.ts";

const usage = `Usage: ramp-sandbox [--api-port 5174] [--widget-port 5175] [--init-token-type sdk_customer_token|sdk_partner_authorization]
                    [--webhook-url http://localhost:3000/api/ramp/webhook]
                    [--host 0.0.0.0] [--widget-origin https://192.168.1.20:5173]

Plays the vendors on this machine: their APIs, their scripts and the pages inside the widget.`;

const args = process.argv.slice(2);
const flags = readFlags(args);
if (args.includes("--help")) {
  console.log(usage);
} else if (typeof flags === "string") {
  console.error(`${flags}\n\n${usage}`);
  process.exitCode = 2;
} else {
  try {
    const { sandbox, apiUrl, widgetUrl, close } = await serveSandbox(flags);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void close());
    console.log(`The sandbox plays these vendors. No money moves.

${describeVendors(sandbox.vendors, apiUrl)}

${describeSetup(apiUrl, widgetUrl, flags)}

Press Ctrl+C to stop.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
