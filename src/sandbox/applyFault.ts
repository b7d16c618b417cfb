import type { VendorSandbox } from "../vendors/VendorSandbox.ts";
import type { Fault } from "./faults.ts";

/** The response that a fault produces, after its delay. Undefined if the normal response follows. */
export async function applyFault(
  fault: Fault,
  vendor: VendorSandbox,
  signal: AbortSignal,
): Promise<Response | undefined> {
  await wait(fault.delay ?? 0, signal);
  if (fault.answer === "never") await wait(Infinity, signal);
  if (fault.answer === "empty")
    return fault.at === "script"
      ? new Response("", { headers: { "content-type": "text/javascript" } })
      : Response.json({});
  if (fault.status === undefined) return undefined;
  if (fault.at === "frame") return brokenPage(fault.status);
  return vendor.refuse({
    status: fault.status,
    error: fault.error ?? "internal_error",
    code: fault.code,
    message: fault.message ?? "The sandbox was told to fail here.",
    retryAfter: fault.retryAfter,
  });
}

/** The page that a user sees if the vendor's page is down. */
function brokenPage(status: number): Response {
  return new Response(
    `<!doctype html><meta name="viewport" content="width=device-width"><title>${status}</title>
<style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;text-align:center}body{margin:96px 24px}</style>
<h1>${status}</h1><p>The payment page is not available right now.</p>`,
    { status, headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

/** Uses real time: the sandbox's clock can't simulate a slow vendor. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    // Timers hold at most 2^31 - 1 ms, so a request that never ends has none.
    const timer = ms === Infinity ? undefined : setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
