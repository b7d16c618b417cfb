import { DurableObject } from "cloudflare:workers";
import { createPartner } from "../partner.js";

/** It lives on between requests, so it keeps what an endpoint remembers. */
export class Ramp extends DurableObject {
  endpoint = createPartner(this.env.SETTINGS);

  /** @param {Request} request */
  fetch(request) {
    return this.endpoint(request);
  }
}

export default {
  /** @type {WorkerFetch} */
  fetch(request, env) {
    return env.RAMP.get(env.RAMP.idFromName("ramp")).fetch(request);
  },
};
