import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { proof, rampEndpoint } from "../../src/server.ts";
import { holdTimeouts } from "./holdTimeouts.ts";

// On a slow machine the first look would not wait for the vendor's connection, and the vendor be asked more often.
holdTimeouts();

/** One of several processes of a partner's server: `node instance.cjs <address of Proof's API>`. */
const [, , baseUrl = ""] = process.argv;

const endpoint = rampEndpoint({
  vendors: [
    proof({
      baseUrl,
      clientToken: "client-token-5f2c",
      initTokenType: "sdk_partner_authorization",
    }),
  ],
  user: (request) => {
    const id = request.headers.get("cookie");
    return id ? { id, email: `${id}@example.com` } : null;
  },
});

const listener = createRequestListener(async (request) => {
  const response = await endpoint(request);
  response.headers.set("X-Instance", String(process.pid));
  return response;
});

const server = createServer(listener).listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});

// A test that dies takes its instances along.
process.on("disconnect", () => process.exit());
