import { readJsonRequest } from "../../sandbox/readJsonRequest.ts";
import type { DepositRecord, Ledger } from "./ledger.ts";
import { readDepositRequest } from "./readDepositRequest.ts";
import { refuse } from "./refuse.ts";
import type { SandboxWidgetConfig } from "./widget.ts";

export interface BleepayApi {
  ledger: Ledger;
  widgetId: string;
  clientSecret: string;
  /** Undefined for an inactive widget. */
  config: SandboxWidgetConfig | undefined;
}

/**
 * Bleepay's widget API: configuration and deposit sessions. Of Bleepay's two credentials, it supports only
 * the secrets.
 */
export async function answerApi(api: BleepayApi, request: Request): Promise<Response> {
  const response = await answer(api, request);
  response.headers.set("cache-control", "no-store");
  // The sandbox's own clock, because countdowns to `expiresAt` depend on it.
  response.headers.set("date", new Date(api.ledger.now()).toUTCString());
  return response;
}

async function answer(api: BleepayApi, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace("/api/v1/widgets/", "");
  const secret = request.headers.get("x-client-secret");
  if (!secret) return refuse("unauthorized");
  const [, depositId, action] = /^deposit-sessions\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (depositId !== undefined) {
    const record = api.ledger.find(depositId);
    if (!record) return refuse("not_found");
    if (secret !== record.secret) return refuse("unauthorized");
    return answerSession(api, record, `${request.method} ${action ?? ""}`);
  }

  if (secret !== api.clientSecret) return refuse("unauthorized");
  switch (`${request.method} ${path}`) {
    case `GET ${api.widgetId}/config`:
      return Response.json(
        api.config ? { config: api.config } : { config: null, reason: "The widget is not active." },
      );
    case `POST ${api.widgetId}/create-session`:
      return createSession(api, request);
    default:
      return refuse("not_found");
  }
}

function answerSession({ ledger }: BleepayApi, record: DepositRecord, call: string): Response {
  switch (call) {
    case "GET ":
      return Response.json(ledger.transaction(record));
    case "POST cancel-session":
      if (!["CREATED", "PENDING"].includes(ledger.status(record))) return refuse("cannot_cancel");
      ledger.change(record, { at: ledger.now(), status: "EXPIRED" });
      return Response.json({ status: "cancelled" });
    default:
      return refuse("not_found");
  }
}

async function createSession({ ledger, config }: BleepayApi, request: Request): Promise<Response> {
  const body = await readJsonRequest(request);
  if (!body) return refuse("validation_failed", "The body must be a JSON object.");
  // Bleepay doesn't document its response for an inactive widget.
  if (!config) return refuse("not_found", "The widget is not active.");
  const wanted = readDepositRequest(body, config);
  if (typeof wanted === "string") return refuse("validation_failed", wanted);
  const record = ledger.add(wanted);
  const { txId: _, confirmedAt: __, ...session } = ledger.transaction(record);
  return Response.json({ ...session, clientSecret: record.secret });
}
