import type { SandboxEvent, SandboxEvents } from "../vendors/VendorSandbox.ts";
import type { Fault } from "./faults.ts";
import type { Sandbox } from "./Sandbox.ts";

const open = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "content-type",
  "cache-control": "no-store",
};

/** `/sandbox/*`: controls a sandbox from outside. It is open to every page, so it reveals no token. */
export async function handleControlRequest(
  sandbox: Sandbox,
  events: SandboxEvents,
  request: Request,
): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: open });
  try {
    const body: unknown = request.method === "POST" ? await request.json() : {};
    const answer = await control(
      sandbox,
      events,
      `${request.method} ${new URL(request.url).pathname}`,
      body as Record<string, unknown>,
    );
    if (answer) return Response.json(answer, { headers: open });
    return Response.json(
      { message: "The sandbox has no such control." },
      { status: 404, headers: open },
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return Response.json({ message }, { status: 400, headers: open });
  }
}

function control(
  sandbox: Sandbox,
  events: SandboxEvents,
  call: string,
  body: Record<string, unknown>,
): object | undefined | Promise<object> {
  switch (call) {
    case "GET /sandbox/counts":
      return sandbox.counts;
    case "POST /sandbox/clock":
      sandbox.clock.advance(Number(body["advance"]));
      return { now: sandbox.clock.now() };
    case "POST /sandbox/faults":
      sandbox.injectFault(body as unknown as Fault);
      return {};
    case "POST /sandbox/happen":
      triggerEvent(events, String(body["event"]), toTransactionId(sandbox, body["transactionId"]));
      return {};
    case "POST /sandbox/trigger":
      return sandbox.triggerWebhook(String(body["event"]), body);
    case "POST /sandbox/drop":
      sandbox.dropSockets();
      return {};
    case "POST /sandbox/reset":
      sandbox.reset();
      return {};
    default:
      return undefined;
  }
}

/** Without an id, the newest transaction's. */
function toTransactionId(sandbox: Sandbox, id: unknown): string {
  if (id === undefined) return sandbox.newestTransaction() ?? "";
  return typeof id === "string" ? id : JSON.stringify(id);
}

function triggerEvent(events: SandboxEvents, event: string, transactionId: string) {
  if (!isEvent(events, event))
    throw new TypeError(
      `"${event}" can happen to nothing. Name one of ${Object.keys(events).join(", ")}.`,
    );
  events[event](transactionId);
}

function isEvent(events: SandboxEvents, name: string): name is SandboxEvent {
  return Object.hasOwn(events, name);
}
