import { createRequestListener } from "@remix-run/node-fetch-server";
import express from "express";
import { ramp } from "./ramp.js";

const port = process.env.PORT ?? 3000;

express()
  // Before any body parser: the endpoint reads bodies itself.
  .use("/api/ramp", createRequestListener(ramp))
  // The package's files for browsers, as they were installed.
  .use("/ramp-widget", express.static("node_modules/ramp-widget/dist"))
  .get("/config.json", (_, response) => response.json({ sandbox: process.env.SANDBOX }))
  .use(express.static("public"))
  .use(express.static("src"))
  .listen(port, () => console.log(`http://localhost:${port}`));
