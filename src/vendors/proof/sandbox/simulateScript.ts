import { createPolling } from "../../sandbox/createPolling.ts";
import type { SandboxPages } from "../../sandbox/SandboxPages.ts";
import type { WidgetSignal } from "./ledger.ts";

type Options = Record<string, unknown> & { host: HTMLElement };

/**
 * Defines `window.proofWidget` in a test's DOM: it opens a session as the hosted page does, and passes on its
 * callbacks. A test can't type into its page, so the sandbox's events stand for the user.
 *
 * @returns a function that restores what was there before
 */
export function simulateScript({ call }: SandboxPages): () => void {
  const page = globalThis as { proofWidget?: unknown };
  const before = Object.getOwnPropertyDescriptor(page, "proofWidget");
  const polling = createPolling();

  async function show({ host, ...options }: Options) {
    const notify = (name: string, ...data: unknown[]) => {
      const callback = options[name];
      if (host.isConnected && typeof callback === "function") callback(...data);
    };
    const words = Object.entries(options).filter(([, value]) => typeof value !== "function");
    notify("onLoad");
    const { frameToken, message } = await call("/frame/open", Object.fromEntries(words));
    if (typeof frameToken !== "string") return void (host.textContent = String(message));
    notify("onReady");

    polling.start(host, async () => {
      const view = await call("/frame/view", {}, frameToken);
      for (const { name, data } of (view["signals"] ?? []) as WidgetSignal[]) notify(name, data);
    });
  }

  Object.defineProperty(page, "proofWidget", {
    configurable: true,
    value: {
      run(options: Options) {
        options.host.textContent = "Proof";
        void show(options);
      },
    },
  });
  return () => {
    polling.stop();
    delete page.proofWidget;
    if (before) Object.defineProperty(page, "proofWidget", before);
  };
}
