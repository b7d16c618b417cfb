import { createRequestListener } from "@remix-run/node-fetch-server";
import express from "express";
import { ramp } from "./ramp.js";

const port = process.env.PORT ?? 3000;

express()
  // Before any body parser: the endpoint reads bodies itself.
  .use("/api/ramp", createRequestListener(ramp))
  .use(express.static("dist"))
  .listen(port, () => console.log(`http://localhost:${port}`));
