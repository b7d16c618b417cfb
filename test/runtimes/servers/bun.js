import { createPartner } from "../partner.js";

const endpoint = createPartner(JSON.parse(process.env["RAMP_SETTINGS"] ?? ""));

const { port } = Bun.serve({ port: 0, hostname: "127.0.0.1", idleTimeout: 30, fetch: endpoint });
console.log(JSON.stringify({ port }));
