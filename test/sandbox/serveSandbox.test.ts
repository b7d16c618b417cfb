import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, expect, test } from "vitest";
import { readFlags } from "../../src/sandbox/readFlags.ts";
import { serveSandbox, type ServedSandbox } from "../../src/sandbox/serveSandbox.ts";
import { order } from "./partner.ts";

let served: ServedSandbox | undefined;

async function serve() {
  served = await serveSandbox({ apiPort: 0, widgetPort: 0 });
  return served;
}

afterEach(async () => {
  await served?.close();
  served = undefined;
});

const headers = {
  authorization: "Bearer sandbox-client-token",
  "content-type": "application/json",
};

test("the API's port issues sessions that name the widget's port", async () => {
  const { apiUrl, widgetUrl, sandbox } = await serve();
  const body = JSON.stringify(order);
  const response = await fetch(`${apiUrl}/widget/session`, { method: "POST", headers, body });
  expect(await response.json()).toMatchObject({ widget_url: `${widgetUrl}/widget.2.0.js` });
  expect(sandbox.counts.sessions).toBe(1);
});

test("each port has its own part, and both have the controls", async () => {
  const { apiUrl, widgetUrl } = await serve();
  const status = async (address: string) => (await fetch(address, { headers })).status;
  expect(await status(`${widgetUrl}/widget.2.0.js`)).toBe(200);
  expect(await status(`${widgetUrl}/frame`)).toBe(200);
  expect(await status(`${apiUrl}/widget.2.0.js`)).toBe(404);
  expect(await status(`${apiUrl}/frame`)).toBe(404);
  expect(await status(`${widgetUrl}/sandbox/counts`)).toBe(200);
  expect(await status(`${apiUrl}/sandbox/counts`)).toBe(200);
  const lost = await fetch(`${widgetUrl}/widget/session`, { method: "POST", headers });
  expect(lost.status).toBe(404);
});

async function occupy(port = 0) {
  const server = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  return {
    port: (server.address() as AddressInfo).port,
    leave: () => new Promise((resolve) => server.close(resolve)),
  };
}

test("a port that is taken is named, and nothing keeps running", async () => {
  const [other, free] = [await occupy(), await occupy()];
  await free.leave();
  await expect(serveSandbox({ apiPort: free.port, widgetPort: other.port })).rejects.toThrow(
    `Port ${other.port} is taken, so the sandbox's widget cannot start. ` +
      "Stop the program that listens there, or choose another port with --widget-port.",
  );
  const again = await occupy(free.port);
  await Promise.all([again.leave(), other.leave()]);
});

// faults H8
test("a phone is sent to where the widget's port can be reached, over every address of the machine", async () => {
  const widgetOrigin = "https://192.168.1.20:5173";
  served = await serveSandbox({ apiPort: 0, widgetPort: 0, host: "0.0.0.0", widgetOrigin });
  const { apiUrl, widgetUrl } = served;
  const body = JSON.stringify(order);
  const response = await fetch(`${apiUrl}/widget/session`, { method: "POST", headers, body });
  expect(await response.json()).toMatchObject({ widget_url: `${widgetOrigin}/widget.2.0.js` });
  expect(await (await fetch(`${widgetUrl}/widget.2.0.js`)).text()).toContain(widgetOrigin);
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family }) => family === "IPv4");
  for (const { address } of own) {
    const { port } = new URL(widgetUrl);
    expect((await fetch(`http://${address}:${port}/widget.2.0.js`)).status).toBe(200);
  }
});

test("closing ends requests that are still open", async () => {
  const { sandbox, widgetUrl, close } = await serve();
  sandbox.injectFault({ at: "script", answer: "never" });
  const hanging = fetch(`${widgetUrl}/widget.2.0.js`);
  const ended = expect(hanging).rejects.toThrow();
  // The request has arrived once the server has counted it.
  await expect.poll(() => sandbox.counts.scripts).toBe(1);
  await close();
  await ended;
});

test.each([
  [[], { apiPort: 5174, widgetPort: 5175, initTokenType: "sdk_customer_token" }],
  [
    ["--api-port", "1", "--widget-port=2", "--init-token-type", "sdk_partner_authorization"],
    { apiPort: 1, widgetPort: 2, initTokenType: "sdk_partner_authorization" },
  ],
  [
    [
      "--init-token-type",
      "sdk_partner_authorization",
      "--webhook-url",
      "http://localhost:3000/hooks",
    ],
    {
      apiPort: 5174,
      widgetPort: 5175,
      initTokenType: "sdk_partner_authorization",
      webhookUrl: "http://localhost:3000/hooks",
    },
  ],
  [
    ["--host", "0.0.0.0", "--widget-origin", "https://192.168.1.20:5173"],
    {
      apiPort: 5174,
      widgetPort: 5175,
      initTokenType: "sdk_customer_token",
      host: "0.0.0.0",
      widgetOrigin: "https://192.168.1.20:5173",
    },
  ],
  [["--host", ""], expect.stringContaining("0.0.0.0")],
  [["--widget-origin", "192.168.1.20"], expect.stringContaining("like https://")],
  [["--widget-origin", "https://a.example/x"], expect.stringContaining("without a path")],
  [["--port", "1"], expect.stringContaining("--port")],
  [["--api-port", "many"], expect.stringContaining("65535")],
  [
    ["--init-token-type", "E2"],
    "`--init-token-type` is sdk_customer_token or sdk_partner_authorization.",
  ],
])("the command line %j", (words, flags) => {
  expect(readFlags(words)).toEqual(flags);
});
