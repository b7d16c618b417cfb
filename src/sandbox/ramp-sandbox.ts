#!/usr/bin/env node
import { readFlags } from "./readFlags.ts";
import { serveSandbox } from "./serveSandbox.ts";

const usage = `Usage: ramp-sandbox [--api-port 5174] [--widget-port 5175] [--edition E1|E3]
                    [--webhook-url http://localhost:3000/webhooks]

Plays the vendor on this machine: its API, its widget's script and the page inside the widget.`;

const words = process.argv.slice(2);
const flags = readFlags(words);
if (words.includes("--help")) {
  console.log(usage);
} else if (typeof flags === "string") {
  console.error(`${flags}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const clientToken = "sandbox-client-token";
  try {
    const served = await serveSandbox({ ...flags, clientToken });
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void served.close());
    console.log(`The sandbox plays Proof, edition ${flags.edition}. No money moves.

  API           ${served.apiUrl}
  WebSocket     ${served.apiUrl.replace("http", "ws")}/ws
  Widget        ${served.widgetUrl}/widget.2.0.js
  Client token  ${clientToken}

  E-mail code   000000
  Test cards    4444 4444 4444 3333, CVC 123, any date ahead: pays
                5555 4444 3333 1111, CVC 555, any date ahead: is declined

Press Ctrl+C to stop.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
