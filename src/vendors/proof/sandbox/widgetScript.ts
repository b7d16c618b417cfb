import source from "./proofWidget.js?raw";

/**
 * The file at `/widget.2.0.js`. It carries no CORS header: Proof promises none, so nothing may
 * depend on one.
 */
export function widgetScript(widgetOrigin: string): Response {
  return new Response(source.replace("https://widget.invalid", widgetOrigin), {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" },
  });
}
