import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { createPartner } from "../partner.js";

const endpoint = createPartner(JSON.parse(process.env["RAMP_SETTINGS"] ?? ""));

const server = createServer(createRequestListener(endpoint)).listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify(server.address()));
});
