import { proof, type Vendor } from "ramp-widget";
import type { Sandbox } from "ramp-widget/sandbox";

/** `silent` never says that it is ready; `closable` has a button that closes it. */
export type Page = "silent" | "closable";

interface StoryVendorOptions {
  page?: Page | undefined;
  /** Called when the user sees the page. */
  onOpen: (transactionId: string) => void;
}

/** What Proof's own script gets from `proof()`. */
interface RunOptions {
  host: HTMLElement;
  [name: string]: unknown;
}

/**
 * A vendor as a partner may write one: Proof's sessions and transactions, but instead of Proof's
 * script the sandbox's hosted page, in an iframe that talks to the sandbox in memory.
 */
export function storyVendor(sandbox: Sandbox, { page, onOpen }: StoryVendorOptions): Vendor {
  const { script: _, parseSession, ...vendor } = proof();
  return {
    ...vendor,
    parseSession(answer, order) {
      const { script: _, open, ...session } = parseSession(answer, order);
      return {
        ...session,
        open(frame) {
          if (page === "silent") return () => {};
          if (page === "closable")
            frame.host.append(closeButton(() => frame.emit({ type: "close" })));
          const run = (options: RunOptions) => void showPage(sandbox, options, onOpen);
          return open({ ...frame, script: { run } });
        },
      };
    },
  };
}

const ORIGIN = "https://proof.invalid";

async function showPage(sandbox: Sandbox, options: RunOptions, onOpen: (id: string) => void) {
  const { host } = options;
  const iframe = document.createElement("iframe");
  iframe.title = "Proof";
  iframe.style.cssText = "display:block;width:100%;height:640px;border:0";
  host.append(iframe);

  /** The page's own server. */
  async function answer(path: string, init: RequestInit): Promise<Response> {
    const call = (path: string, init: RequestInit) =>
      sandbox.fetch(new Request(ORIGIN + path, init));
    const response = await call(path, init);
    if (path !== "/frame/open" || !response.ok) return response;
    const opened = await response.json();
    onOpen(opened.transactionId);
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${opened.frameToken}`);
    const now = await call("/frame/look", { ...init, headers });
    return Response.json({ ...opened, ...(await now.json()) });
  }

  window.addEventListener("message", function hear({ source, data }) {
    if (!iframe.isConnected) return window.removeEventListener("message", hear);
    const inside = iframe.contentWindow;
    if (!inside || source !== inside) return;
    if (data.proof === "hello") {
      Object.assign(inside, { fetch: answer });
      const words = Object.entries(options).filter(([, value]) => typeof value === "string");
      const theme = getComputedStyle(host).colorScheme;
      const message = { proof: "options", options: { ...Object.fromEntries(words), theme } };
      inside.postMessage(message, location.origin);
    }
    if (data.proof === "height") iframe.style.height = `${Math.max(560, Math.ceil(data.height))}px`;
    const callback = data.proof === "callback" && options[data.name];
    if (typeof callback === "function") callback(data.data);
  });

  iframe.srcdoc = await (await sandbox.fetch(new Request(`${ORIGIN}/frame`))).text();
}

function closeButton(onClick: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Close";
  button.style.cssText =
    "display:block;margin:12px 12px 0 auto;border:0;background:none;color:inherit;font-weight:400";
  button.addEventListener("click", onClick);
  return button;
}
