import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { backend } from "./backend.ts";
import type { BackendOptions } from "./backend.ts";
import { openStore } from "./openStore.ts";
import type { StoreKind } from "./openStore.ts";

/** What one of several processes of Northwind's server needs to know, as JSON in its first argument. */
export interface InstanceOptions extends Omit<BackendOptions, "store" | "onTransaction"> {
  port: number;
  store: { kind: StoreKind; address: string };
}

const [, , options = "{}"] = process.argv;
const { port, store, ...vendors } = JSON.parse(options) as InstanceOptions;

const endpoint = backend({
  ...vendors,
  store: await openStore(store.kind, store.address),
  // A real app books the purchase here.
  onTransaction({ vendor, id, status }) {
    process.send?.(`onTransaction: ${vendor} ${id} is ${status}`);
  },
});

const listener = createRequestListener(async (request) => {
  // A real app calls it from cron. Nobody but its own machines may reach it.
  const isReconcile = new URL(request.url).pathname === "/reconcile";
  const response = isReconcile
    ? Response.json(await endpoint.reconcile({ olderThan: 0 }))
    : await endpoint(request);
  response.headers.set("X-Instance", String(process.pid));
  return response;
});

createServer(listener).listen(port, "127.0.0.1", () => process.send?.("listening"));

process.on("disconnect", () => process.exit());
