/**
 * Responds with an error. Transak documents the statuses 400 and 401 but no body: this one is the sandbox's
 * own, so partners can't depend on it.
 */
export function refuse(
  status: number,
  message: string,
  name: string = status === 401 ? "Unauthorized" : "Bad Request",
  retryAfter?: number,
): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  return Response.json({ error: { statusCode: status, name, message } }, { status, headers });
}
