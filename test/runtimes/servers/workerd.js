import { memoryStore } from "ramp-widget/server";
import { createPartner } from "../partner.js";

/** Plain values may outlive a request here. A real Worker keeps them where all of its instances find them. */
const store = memoryStore();

export default {
  /** An endpoint for each request: what one of them opened is not another's to use. @type {WorkerFetch} */
  fetch(request, env, context) {
    const waitUntil = (/** @type {Promise<unknown>} */ work) => context.waitUntil(work);
    return createPartner(env.SETTINGS, { waitUntil, store })(request);
  },
};
