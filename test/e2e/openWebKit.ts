import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

export interface WebKitPage {
  goto: (url: string) => Promise<void>;
  /** Runs a script's body in the page; what it returns, or a promise of it, comes back as JSON. */
  run: (body: string, ...args: unknown[]) => Promise<unknown>;
  close: () => Promise<void>;
}

/**
 * The engine of Safari, as WebKitGTK brings it. Spoken to in plain W3C WebDriver, since Playwright drives
 * a WebKit of its own alone.
 */
export async function openWebKit(): Promise<WebKitPage> {
  // It has no headless mode, so it gets a screen that nobody looks at.
  const screen = spawn("Xvfb", ["-displayfd", "3", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = await once(screen.stdio[3] as NodeJS.ReadableStream, "data");
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}` };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebKit: ${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  await untilItAnswers(() => call("GET", "/status"));
  const { sessionId } = (await call("POST", "/session", { capabilities: {} })) as {
    sessionId: string;
  };
  const session = `/session/${sessionId}`;
  return {
    goto: async (url) => void (await call("POST", `${session}/url`, { url })),
    run: (script, ...args) => call("POST", `${session}/execute/sync`, { script, args }),
    async close() {
      // A driver that ends first would leave the browser behind.
      await call("DELETE", session);
      await end(driver);
      await end(screen);
    },
  };
}

/** Ends a process, and waits for it. */
export async function end(child: ChildProcess): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function untilItAnswers(ask: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
