/** The response at a path that belongs to no vendor. */
export function notFound(): Response {
  return Response.json({ message: "There is nothing at this address." }, { status: 404 });
}
