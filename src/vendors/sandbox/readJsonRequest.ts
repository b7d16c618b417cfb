/** The JSON object in a request's body; nothing for any other body or content type. */
export async function readJsonRequest(
  request: Request,
): Promise<Record<string, unknown> | undefined> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) return;
  try {
    const body: unknown = await request.json();
    if (typeof body === "object" && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // The caller reports it in its own format.
  }
  return undefined;
}
