import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Says from inside of a frame which of the named features its page may use. */
const ASKING = `<!doctype html><title>A vendor's page</title><script>
  const asked = new URLSearchParams(location.search);
  const allowed = asked.get("features").split(" ").filter((one) => document.featurePolicy.allowsFeature(one));
  window.parent.postMessage({ id: asked.get("id"), allowed }, "*");
</script>`;

let server: Server | undefined;

/** `/origin`: where pages are asked, on an origin of their own. `/page?NAME=VALUE`: an empty page with those headers. */
export async function answerPermissions(request: Request, [verb]: string[]): Promise<Response> {
  if (verb === "origin") return Response.json({ origin: await originOfPages() });
  const headers = new Headers([...new URL(request.url).searchParams]);
  headers.set("content-type", "text/html");
  return new Response("<!doctype html><title>A partner's page</title>", { headers });
}

async function originOfPages(): Promise<string> {
  server ??= createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" });
    response.end(ASKING);
  }).listen(0, "127.0.0.1");
  const listening = server;
  if (!listening.listening)
    await new Promise<void>((resolve) => listening.once("listening", () => resolve()));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

export async function closePermissions(): Promise<void> {
  const closing = server;
  server = undefined;
  closing?.closeAllConnections();
  if (closing) await new Promise((resolve) => closing.close(resolve));
}
