import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { bleepaySandboxAssets } from "../../src/sandbox.ts";
import { bleepay, proof, rampEndpoint, transak } from "../../src/server.ts";
import { openInstanceStore } from "./openInstanceStore.ts";
import type { SharedStoreKind } from "./openInstanceStore.ts";

/** What one of the processes needs to know, as JSON in its first argument. */
export interface InstanceOptions {
  /** Number of the instance, from 0. */
  place: number;
  port: number;
  store: { kind: SharedStoreKind; address: string };
  apiUrl: string;
  widgetUrl: string;
  /** Books what `onTransaction` gets, and answers 200 if it did. */
  bookUrl: string;
}

const [, , options = "{}"] = process.argv;
const { place, port, store, apiUrl, widgetUrl, bookUrl } = JSON.parse(options) as InstanceOptions;

/** `reconcile()` looks at purchases that are minutes old. */
let skippedMs = 0;
const getTime = Date.now;
Date.now = () => getTime() + skippedMs;

const endpoint = rampEndpoint({
  vendors: [
    proof({
      baseUrl: apiUrl,
      clientToken: "sandbox-client-token",
      initTokenType: "sdk_partner_authorization",
    }),
    transak({
      environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin: widgetUrl },
      apiKey: "sandbox-transak-key",
      apiSecret: "sandbox-transak-secret",
      referrerDomain: "localhost",
    }),
    bleepay({
      baseUrl: `${apiUrl}/api/v1`,
      widgetId: "wdgt_sandbox",
      clientSecret: "wdgt_secret_sandbox",
      webhookSecret: "whsec_sandbox",
      assets: bleepaySandboxAssets,
    }),
  ],
  user(request) {
    const id = request.headers.get("cookie");
    if (!id) return null;
    const number = Number(id.replace(/\D/g, ""));
    const ip = `10.0.${Math.floor(number / 256) % 256}.${number % 256}`;
    return { id, email: `${id}@example.com`, ip };
  },
  store: await openInstanceStore(store.kind, store.address, place),
  async onTransaction({ vendor, id, status, userId }) {
    const booked = await fetch(bookUrl, {
      method: "POST",
      body: JSON.stringify({ place, vendor, id, status, userId }),
    });
    if (!booked.ok) throw new Error(`The books answered ${booked.status}.`);
  },
  onError() {
    // The run prints what it finds wrong.
  },
});

const listener = createRequestListener(async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/reconcile") return endpoint(request);
  skippedMs = Math.max(skippedMs, Number(searchParams.get("skip")));
  try {
    return Response.json(await endpoint.reconcile({ olderThan: 0, limit: 500 }));
  } catch (error) {
    return Response.json({ error: String(error) }, { status: 500 });
  }
});

createServer(listener).listen(port, "127.0.0.1", () => process.send?.("listening"));

// A run that dies takes its instances along.
process.on("disconnect", () => process.exit());
