import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { CellPlan, CellStats, CellVerb, Misdeed, Route, VendorName } from "./CellPlan.ts";
import { routeOf, typeOf, vendorRouteOf } from "./cellRoutes.ts";
import { callsCompleted, pageOf, scriptOf, serverOf } from "./cellVendors.ts";
import { countDeadlinesInTicks } from "./serverDeadlines.ts";

countDeadlinesInTicks();

interface CellServer {
  server: Server;
  sandbox: Sandbox;
  stats: CellStats;
  transactionId: string;
  /** Ids of the sessions that can be paid. */
  payable: Set<string>;
  /** Resolves when the cell lets go of what is held. */
  released: Promise<void>;
  release: () => void;
}

const cells = new Map<string, CellServer>();
let count = 0;

/** `POST /new` opens a server with one's own vendor behind it; `POST /ID/VERB` steers it. */
export async function answerCells(request: Request, path: readonly string[]): Promise<Response> {
  const [id = "", verb] = path;
  if (id === "new") return Response.json(await openCell(await request.json()));
  if (id === "tick") return Response.json({});
  const cell = cells.get(id);
  if (!cell) return new Response("no such cell", { status: 404 });
  if (verb === "end") {
    cells.delete(id);
    await stop(cell);
  } else steer(cell, verb as CellVerb);
  return Response.json(cell.stats);
}

export async function closeCells(): Promise<void> {
  await Promise.all([...cells.values()].map(stop));
}

async function stop({ server, sandbox }: CellServer): Promise<void> {
  sandbox.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function steer({ sandbox, transactionId, release }: CellServer, verb: CellVerb) {
  if (verb === "release") release();
  else if (verb === "settle") sandbox.clock.advance(1000);
  else if (verb === "expire") sandbox.clock.advance(60 * 60 * 1000);
  else if (verb !== "stats") sandbox[verb](transactionId);
}

/** By this, an answer is known for one that went wrong as planned. */
const PLANNED = "As planned.";

interface Opening {
  vendors: readonly VendorName[];
  plan: CellPlan;
}

async function openCell({ vendors, plan }: Opening): Promise<{ id: string; origin: string }> {
  const { initTokenType = "sdk_partner_authorization" } = plan;
  count += 1;
  const id = String(count);
  const server = createServer();
  const origin = `http://localhost:${await listen(server)}`;
  const sandbox = createSandbox({
    initTokenType,
    widgetOrigin: origin,
    settlementDelayMs: 1000,
    ...plan.sandbox,
  });
  for (const fault of plan.vendor ?? []) sandbox.injectFault({ ...fault, message: PLANNED });
  const stats: CellStats = {
    sessions: 0,
    payable: 0,
    transactions: 0,
    events: 0,
    scripts: 0,
    pages: 0,
    cancels: 0,
    lateAnswers: 0,
    misdeeds: 0,
    unmet: plan.misdeeds?.length ?? 0,
    saidCompleted: false,
  };
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const ids = { transactionId: "", payable: new Set<string>() };
  const cell: CellServer = { server, sandbox, stats, ...ids, released, release };
  cells.set(id, cell);
  answerFor(id, cell, origin, { vendors, plan });
  return { id, origin };
}

/** Below those that a system gives out by itself. */
let port = 20_000 + Math.floor(Math.random() * 10_000);

/** On a port that nobody had before, so that one that was given up stays refused. */
async function listen(server: Server): Promise<number> {
  for (;;) {
    port = port < 32_000 ? port + 1 : 20_000;
    const own = port;
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(own, "127.0.0.1", () => resolve(true));
    });
    if (isFree) return own;
  }
}

/** The page is on another origin, so that one cell's silence holds up no other's connections. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "content-type, idempotency-key",
  "access-control-expose-headers": "x-request-id, retry-after",
  "access-control-max-age": "600",
};

function answerFor(id: string, cell: CellServer, origin: string, { vendors, plan }: Opening) {
  const { initTokenType = "sdk_partner_authorization", widget = "page", says } = plan;
  const { sandbox, stats, server } = cell;
  const user = { id: `user-${id}`, email: `user-${id}@example.com`, ip: "203.0.113.42" };
  const endpoint = rampEndpoint({
    vendors: vendors.map((vendor) => serverOf(vendor, origin, initTokenType)),
    user: () => user,
  });
  const left = (plan.misdeeds ?? []).map(({ at, does, times, endsOnRelease }) => ({
    at,
    does,
    endsOnRelease,
    left: times,
    isMet: false,
  }));
  let isReleased = false;
  void cell.released.then(() => (isReleased = true));

  /** The misdeed that this request meets, used up by one. */
  function take(route: Route | undefined): Misdeed | undefined {
    const next = left.find(
      ({ at, left, endsOnRelease }) => at === route && left !== 0 && !(endsOnRelease && isReleased),
    );
    if (next?.left !== undefined) next.left -= 1;
    if (next) {
      stats.misdeeds += 1;
      stats.unmet -= next.isMet ? 0 : 1;
      next.isMet = true;
    }
    return next?.does;
  }

  async function answerWell(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/widget.2.0.js" && widget === "page") return scriptOf(id);
    if (pathname === "/" && widget === "page") return pageOf(says);
    if (!pathname.startsWith("/ramp/")) {
      const response = await sandbox.fetch(request);
      if (response.ok || !plan.vendor) return response;
      const text = await response.text();
      if (text.includes(PLANNED)) stats.misdeeds += 1;
      return new Response(text, response);
    }
    // Events are the business of the cells that plan them: the others ask.
    if (pathname.endsWith("/events")) return new Response(null, { status: 404 });
    // The page is on another port, which a partner's is not.
    const own = new Request(request);
    own.headers.set("sec-fetch-site", "same-origin");
    const response = await endpoint(own);
    const text = await response.text();
    const answered = idIn(text);
    if (pathname === "/ramp/session" && answered !== undefined) cell.transactionId = answered;
    return new Response(text, response);
  }

  /** What the page may have got. Bleepay's session is a deposit, which can be paid though no page shows its address. */
  function notePayable(route: Route | undefined, { ok }: Response, text: string) {
    const isPayable = route === "session" || route === "bleepay session";
    const payable = ok && isPayable ? idIn(text) : undefined;
    // The endpoint seals more into the id of a deposit, after a dot.
    if (payable !== undefined) cell.payable.add(payable.replace(/\..*/s, ""));
    stats.payable = cell.payable.size;
  }

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const route = routeOf(request) ?? vendorRouteOf(request, sandbox);
    // On a connection that was used before, a browser sends what got no answer once more by itself.
    if (request.method === "OPTIONS")
      return void response.writeHead(204, { ...CORS, connection: "close" }).end();
    if (route === "session") stats.sessions += 1;
    if (route === "transaction") stats.transactions += 1;
    if (route === "events") stats.events += 1;
    if (route === "script") stats.scripts += 1;
    if (route === "frame") stats.pages += 1;
    if (route === "cancel") stats.cancels += 1;
    const misdeed = take(route);
    const watchFacts = (text: string) => {
      if (route === "transaction" || route === "events" || route === "cancel")
        stats.saidCompleted ||= vendors.some((vendor) => callsCompleted(vendor, text));
    };
    const fill = (text: string) =>
      text
        .replaceAll("$ID", cell.transactionId)
        .replaceAll("$CELL", id)
        .replaceAll("$ORIGIN", origin);
    const well = createRequestListener(async (question: Request) => {
      if (misdeed?.type === "wait") await new Promise((go) => setTimeout(go, misdeed.ms));
      if (misdeed?.type === "hold") await cell.released;
      const answer = await answerWell(question);
      const text = await answer.text();
      notePayable(route, answer, text);
      if (misdeed?.type === "lose") request.socket.destroy();
      const changed = misdeed?.type === "change" ? fill(change(text, misdeed)) : text;
      watchFacts(changed);
      if (misdeed?.type === "wait" || misdeed?.type === "hold") stats.lateAnswers += 1;
      const headers = new Headers(answer.headers);
      headers.delete("content-length");
      for (const [name, value] of Object.entries(CORS)) headers.set(name, value);
      return new Response(answer.status === 204 ? null : changed, {
        status: answer.status,
        headers,
      });
    });
    switch (misdeed?.type) {
      case undefined:
      case "lose":
      case "wait":
      case "hold":
      case "change":
        return well(request, response);
      case "hang":
        return;
      case "refuse":
        server.close();
        return server.closeAllConnections();
      case "reset":
        return void request.socket.destroy();
      case "cut":
        response.writeHead(200, {
          "content-type": typeOf(route),
          ...CORS,
          "content-length": 900,
        });
        response.write('{"merchant_transaction_id":"', () => request.socket.destroy());
        return;
      case "answer": {
        const { status = 200, headers, body = "" } = misdeed;
        watchFacts(body);
        const type = { "content-type": typeOf(route) };
        response.writeHead(status, { ...CORS, ...type, ...headers }).end(fill(body));
        return;
      }
      case "stream":
        return void stream(misdeed, request, response, (text) => {
          watchFacts(text);
          return fill(text);
        });
    }
  });
}

/** The id of a session, or of a transaction, in the words of its vendor. */
function idIn(text: string): string | undefined {
  return /"(?:merchant_transaction_id|partnerOrderId|id)":"([^"]+)"/.exec(text)?.[1];
}

function change(text: string, { fields, without }: Misdeed & { type: "change" }): string {
  const changed = { ...JSON.parse(text), ...fields } as Record<string, unknown>;
  for (const name of without ?? []) delete changed[name];
  return JSON.stringify(changed);
}

async function stream(
  { chunks, last }: Misdeed & { type: "stream" },
  { socket }: IncomingMessage,
  response: ServerResponse,
  fill: (text: string) => string,
) {
  response.writeHead(200, { ...CORS, "content-type": typeOf("events") });
  response.flushHeaders();
  for (const chunk of chunks)
    if (typeof chunk === "string") response.write(fill(chunk));
    else await new Promise((go) => setTimeout(go, chunk));
  if (last === "end") response.end();
  if (last === "cut") setTimeout(() => socket.destroy(), 20);
}
