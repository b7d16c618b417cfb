/** The answer at an address that no vendor has. */
export function notFound(): Response {
  return Response.json({ message: "There is nothing at this address." }, { status: 404 });
}
