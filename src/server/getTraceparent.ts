/** W3C Trace Context, version 00. */
const TRACEPARENT = /^00-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

const own = new WeakMap<Request, string>();

/**
 * The trace context of a request, by which logs of the browser, this server and the vendor can be
 * joined. A request without one gets one, the same at every call.
 */
export function getTraceparent(request: Request): string {
  const given = request.headers.get("traceparent") ?? "";
  if (TRACEPARENT.test(given)) return given;
  let created = own.get(request);
  if (created === undefined) {
    created = `00-${randomHex()}-${randomHex().slice(16)}-01`;
    own.set(request, created);
  }
  return created;
}

/** The id that all parts of a request's trace share: 32 digits. */
export function getTraceId(request: Request): string {
  return getTraceparent(request).split("-")[1] ?? "";
}

/** 32 digits. Runtimes have UUIDs at hand, and fetch the bytes for `getRandomValues` at each call. */
function randomHex(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
