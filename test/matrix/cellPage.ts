import { bleepay, isRampError, proof, transak, type VendorInput } from "../../src/index.ts";
import type { VendorName } from "./CellPlan.ts";
import type { RunOptions } from "./Fault.ts";

/** Each with its page on the cell's server, as a partner's page would name it. */
export const vendorAt: Record<VendorName, (origin: string) => VendorInput> = {
  proof: (origin) => proof({ scriptUrl: `${origin}/widget.2.0.js`, scriptOrigins: [origin] }),
  transak: (origin) => transak({ frameOrigins: [origin] }),
  bleepay: () => bleepay(),
};

export const playing = new Map<string, (options: RunOptions) => unknown>();
Object.assign(globalThis, {
  runInCell: (id: string, options: RunOptions) => playing.get(id)?.(options),
});

export function phaseIn(container: HTMLElement): string {
  return container.querySelector<HTMLElement>("[data-ramp]")?.dataset["phase"] ?? "off the page";
}

export function isWaiting(container: HTMLElement): boolean {
  return (
    container.querySelector('[aria-busy="true"], .ramp-skeleton, .ramp-order-skeleton') !== null
  );
}

const HANDLERS = [
  "onEvent",
  "onReady",
  "onStatusChange",
  "onComplete",
  "onFail",
  "onCancel",
  "onError",
  "onClose",
] as const;

/** Notes each call, then does what the cell's host does. */
export function tellingHandlers(told: string[], heard: string[], own: object): object {
  const handlers = own as Record<string, ((...args: unknown[]) => unknown) | undefined>;
  const noting = HANDLERS.map((name) => [
    name,
    (...args: unknown[]) => {
      if (name === "onEvent") heard.push(JSON.stringify(args[0]));
      else told.push(isRampError(args[0]) ? `${name} ${args[0].code}` : name);
      return handlers[name]?.(...args);
    },
  ]);
  return { ...handlers, ...Object.fromEntries(noting) };
}

export async function post<Answer>(url: string, body: object = {}): Promise<Answer> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
