import { LOOK_INTERVAL_MS, type SandboxPages } from "../../sandbox/SandboxPages.ts";
import type { WidgetSignal } from "./ledger.ts";

type Options = Record<string, unknown> & { host: HTMLElement };

/**
 * Defines `window.proofWidget` in a test's DOM: it opens a session as the hosted page does, and passes on its
 * callbacks. Nobody can type into its page, so the sandbox's events stand for the user.
 *
 * @returns a function that restores what was there before
 */
export function simulateScript({ call }: SandboxPages): () => void {
  const page = globalThis as { proofWidget?: unknown };
  const before = Object.getOwnPropertyDescriptor(page, "proofWidget");
  const timers = new Set<ReturnType<typeof setTimeout>>();

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

    async function look() {
      const view = await call("/frame/view", {}, String(frameToken));
      for (const { name, data } of (view["signals"] ?? []) as WidgetSignal[]) notify(name, data);
      if (host.isConnected) wait();
    }
    function wait() {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void look();
      }, LOOK_INTERVAL_MS);
      timers.add(timer);
    }
    wait();
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
    for (const timer of timers) clearTimeout(timer);
    delete page.proofWidget;
    if (before) Object.defineProperty(page, "proofWidget", before);
  };
}
