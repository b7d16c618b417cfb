import type { IncomingMessage, ServerResponse } from "node:http";
import type { RampUser } from "ramp-widget/server";

const COOKIE = /(?:^|;\s*)northwind_user=([\w-]+)/;

/** Simulates a user who is already signed in: each new browser is a new user. */
export function signIn(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const isPage = request.headers.accept?.includes("text/html");
  if (isPage && !COOKIE.test(request.headers.cookie ?? "")) {
    const id = crypto.randomUUID();
    response.setHeader("Set-Cookie", `northwind_user=${id}; Path=/; HttpOnly; SameSite=Lax`);
  }
  next();
}

/**
 * The user of a request. A real app checks its own session here, and takes the IP address from its
 * connection or proxy.
 */
export function userOf(request: Request): RampUser | undefined {
  const id = COOKIE.exec(request.headers.get("Cookie") ?? "")?.[1];
  return id ? { id, email: "ada@northwind.example", ip: "203.0.113.42" } : undefined;
}
