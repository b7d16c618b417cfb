import { createPartner } from "../partner.js";

const endpoint = createPartner(JSON.parse(Deno.env.get("RAMP_SETTINGS") ?? ""));

const onListen = (/** @type {{ port: number }} */ { port }) =>
  console.log(JSON.stringify({ port }));
Deno.serve({ port: 0, hostname: "127.0.0.1", onListen }, endpoint);
