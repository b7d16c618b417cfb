import type { SandboxEvent } from "../../src/sandbox.ts";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { proof, rampEndpoint } from "../../src/server.ts";
import { bleepaySandboxAssets } from "../../src/vendors/bleepay/sandbox/widget.ts";
import { bleepay } from "../../src/vendors/bleepay/server.ts";
import { transak } from "../../src/vendors/transak/server.ts";
import { answerCells, closeCells } from "../matrix/cellServers.ts";
import { answerPermissions, closePermissions } from "./permissionPages.ts";

interface RunningServers extends ServedSandbox {
  endpoint: (request: Request) => Promise<Response>;
  /** Lets go of the vendor's script, where it is held. */
  releaseScript: () => void;
}

/** An answer that a test dictates to an endpoint. */
export interface Scripted {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

const running = new Map<string, RunningServers>();
const scripts = new Map<string, { answers: Scripted[]; requests: object[] }>();
let count = 0;

export async function handleTestRequest(request: Request): Promise<Response> {
  const [, id = "", ...rest] = new URL(request.url).pathname.split("/");
  if (id === "new") return Response.json(await startTestServers(await request.json()));
  if (id === "script") return scripted(request, rest);
  if (id === "cell") return answerCells(request, rest);
  if (id === "permissions") return answerPermissions(request, rest);
  const servers = running.get(id);
  if (!servers) return new Response("no such test servers", { status: 404 });
  if (rest[0] === "ramp") return servers.endpoint(request);
  return control(servers, rest[0] ?? "", await request.json());
}

export async function closeTestServers(): Promise<void> {
  await Promise.all([
    closeCells(),
    closePermissions(),
    ...[...running.values()].map((servers) => servers.close()),
  ]);
}

async function startTestServers({
  initTokenType,
}: {
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization";
}) {
  // Nothing ends before a test lets the time pass, however long the machine takes.
  const served = await serveSandbox({
    initTokenType,
    apiPort: 0,
    widgetPort: 0,
    settlementDelayMs: 60_000,
  });
  count += 1;
  const id = String(count);
  const { apiUrl, widgetUrl } = served;
  const vendors = [
    proof({ baseUrl: apiUrl, clientToken: "sandbox-client-token", initTokenType }),
    transak({
      environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin: widgetUrl },
      apiKey: "sandbox-transak-key",
      apiSecret: "sandbox-transak-secret",
      referrerDomain: "localhost",
    }),
    bleepay({
      baseUrl: `${apiUrl}/api/v1`,
      widgetId: "wdgt_sandbox",
      clientSecret: "wdgt_secret_sandbox",
      assets: bleepaySandboxAssets,
    }),
  ];
  const user = { id: `user-${id}`, email: `user-${id}@example.com`, ip: "203.0.113.42" };
  const endpoint = rampEndpoint({ vendors, user: () => user });
  running.set(id, { ...served, endpoint, releaseScript: () => {} });
  return { id, endpoint: `/test-servers/${id}/ramp`, widgetOrigin: served.widgetUrl };
}

/** From now on the vendor's script is on its way until it is let go. */
function holdScript(servers: RunningServers) {
  const { fetch } = servers.sandbox;
  const released = new Promise<void>((resolve) => (servers.releaseScript = resolve));
  servers.sandbox.fetch = async (request) => {
    if (request.url.endsWith(".js")) await released;
    return fetch(request);
  };
}

async function control(servers: RunningServers, verb: string, body: Record<string, never>) {
  const { sandbox, close } = servers;
  switch (verb) {
    case "hold-script":
      holdScript(servers);
      break;
    case "release-script":
      servers.releaseScript();
      break;
    case "counts":
      break;
    case "fail":
      sandbox.injectFault(body as never);
      break;
    case "reset":
      sandbox.reset();
      break;
    case "advance":
      sandbox.clock.advance(body["ms"] ?? 0);
      break;
    case "happen":
      sandbox[body["event"] as unknown as SandboxEvent](body["id"] ?? "");
      break;
    case "close":
      await close();
      break;
    default:
      return new Response("no such control", { status: 404 });
  }
  return Response.json(sandbox.counts);
}

/** `/script/new` takes answers; `/script/ID/...` gives them out in turn, the last one for ever. */
async function scripted(request: Request, [id = ""]: string[]): Promise<Response> {
  if (id === "new") {
    count += 1;
    scripts.set(String(count), { answers: await request.json(), requests: [] });
    return Response.json({ endpoint: `/test-servers/script/${count}` });
  }
  const script = scripts.get(id);
  if (!script) return new Response("no such script", { status: 404 });
  if (request.url.endsWith("/requests")) return Response.json(script.requests);
  const { method, headers } = request;
  script.requests.push({
    method,
    path: new URL(request.url).pathname.replace(`/script/${id}`, ""),
    idempotencyKey: headers.get("Idempotency-Key"),
    referer: headers.get("Referer"),
    body: await request.text(),
  });
  const answer = script.answers.length > 1 ? script.answers.shift() : script.answers[0];
  return new Response(answer?.body, {
    status: answer?.status ?? 200,
    headers: { "content-type": "application/json", ...answer?.headers },
  });
}
