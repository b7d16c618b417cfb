import source from "./proofWidget.js?raw";

/**
 * The file at `/widget.2.0.js`. It has no CORS header: Proof doesn't promise one, so partners can't depend
 * on it.
 */
export function widgetScript(widgetOrigin: string): Response {
  return new Response(source.replace("https://widget.invalid", widgetOrigin), {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" },
  });
}
