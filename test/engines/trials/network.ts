import { keepsFailedImports } from "../lacks.ts";
import { expect } from "vitest";
import { english } from "../../../src/messages/english.ts";
import { type Page, type Server, type Trial, trial } from "../Trial.ts";
import { until } from "../until.ts";

const isStream = (request: Request) => new URL(request.url).pathname.endsWith("/events");
const isStatus = (request: string) => /^GET .*\/transactions\/[^/]+$/.test(request);
const countStatus = (server: Server) => server.requests.filter(isStatus).length;

/** The page is hidden or shown, as it tells its scripts. */
async function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.read(`(() => {
    Object.defineProperty(document, "visibilityState", { value: "${state}", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  })()`);
}

async function opensAfter(
  fault: object,
  code: string,
  open: (server: Server) => Promise<Page>,
  serve: () => Promise<Server>,
) {
  const server = await serve();
  server.sandbox.injectFault(fault as never);
  const page = await open(server);
  await page.until(`window.host.errors.includes(${JSON.stringify(code)})`);
  await page.press(english.retry);
  await page.ramp.phase("ready");
  return { server, page };
}

export const network: Trial[] = [
  trial("the endpoint pushes the end, and nothing is polled", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    await until("The stream is open", async () =>
      server.requests.some((one) => one.endsWith("/events")),
    );
    const before = countStatus(server);
    server.sandbox.clock.advance(120_000);
    await page.ramp.phase("completed");
    expect(countStatus(server)).toBeLessThanOrEqual(before + 1);
    expect(await page.completions()).toHaveLength(1);
  }),
  trial("without a stream, the page polls to the end", async ({ serve }) => {
    const server = await serve();
    server.intercept = (request) =>
      isStream(request) ? new Response(null, { status: 204 }) : undefined;
    const page = await server.open();
    await page.ramp.pay();
    server.sandbox.clock.advance(120_000);
    await page.ramp.phase("completed");
    expect(countStatus(server)).toBeGreaterThan(0);
    expect(await page.completions()).toHaveLength(1);
  }),
  trial("a stream that breaks is opened again", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    const streams = () => server.requests.filter((one) => one.endsWith("/events")).length;
    await until("The stream is open", async () => streams() > 0);
    const before = streams();
    server.isDown = true;
    server.isDown = false;
    await until("It is opened again", async () => streams() > before);
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
  }),
  trial(
    "a hidden page closes its stream, and is told the end when it is shown",
    async ({ serve }) => {
      const server = await serve();
      const page = await server.open();
      await page.ramp.pay();
      await setVisibility(page, "hidden");
      server.sandbox.clock.advance(120_000);
      await setVisibility(page, "visible");
      await page.ramp.phase("completed");
      expect(await page.completions()).toHaveLength(1);
    },
  ),
  trial("a network that is lost and comes back loses no purchase", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    server.isDown = true;
    await page.read("void window.dispatchEvent(new Event('offline'))");
    server.sandbox.clock.advance(120_000);
    await page.read("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    expect(await page.completions()).toEqual([]);
    server.isDown = false;
    await page.read("void window.dispatchEvent(new Event('online'))");
    await page.ramp.phase("completed");
    expect(await page.completions()).toHaveLength(1);
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial("an endpoint that can't be reached offers another attempt", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ show: "own UI" });
    server.isDown = true;
    await page.press("Top up");
    await page.until("window.host.errors.includes('session-network')");
    server.isDown = false;
    expect(server.sandbox.counts.sessions).toBe(0);
  }),
  trial("a vendor that fails the session opens it at the next attempt", async ({ serve }) => {
    const { server } = await opensAfter(
      { at: "session", status: 500, times: 9 },
      "vendor-unavailable",
      async (server) => {
        const page = await server.open();
        await page.until("window.host.errors.length > 0");
        server.sandbox.reset();
        return page;
      },
      serve,
    );
    expect(server.sandbox.counts.runs).toBe(1);
  }),
  trial("a vendor's script that failed is requested again, by itself", async ({ serve }) => {
    const server = await serve();
    server.sandbox.injectFault({ at: "script", status: 404, error: "not_found" });
    const page = await server.open();
    await page.ramp.phase("ready");
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, scripts: 2, runs: 1 });
  }),
  trial("and after that by the user, as often as it takes", async ({ serve }) => {
    const server = await serve();
    server.sandbox.injectFault({ at: "script", status: 404, error: "not_found", times: 99 });
    const page = await server.open();
    await page.ramp.phase("error");
    const before = server.sandbox.counts.scripts;
    await page.press(english.retry);
    await until("It is requested again", async () => server.sandbox.counts.scripts > before);
    await page.ramp.phase("error");
    server.sandbox.reset();
    await page.press(english.retry);
    await page.ramp.phase("ready");
    expect(server.sandbox.counts.runs).toBe(1);
  }),
  trial("a vendor's page that doesn't load is said so", async ({ serve }) => {
    const server = await serve();
    server.sandbox.injectFault({ at: "frame", status: 500, times: 9, vendor: "transak" });
    const page = await server.open({ vendor: "transak" });
    await page.until(
      "['error', 'ready'].includes(document.querySelector('[data-ramp]').dataset.phase)",
    );
    expect(await page.completions()).toEqual([]);
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial(
    "code of the widget that failed to load is loaded at the next attempt",
    async ({ serve }) => {
      const server = await serve();
      const fail = { isOn: true };
      server.intercept = ({ url }) =>
        fail.isOn && url.includes("RampWidgetContent")
          ? new Response(null, { status: 503 })
          : undefined;
      const page = await server.open();
      await page.until("window.host.errors.length > 0");
      fail.isOn = false;
      await page.clickOn("[data-ramp] button");
      await page.ramp.phase("ready");
      expect(server.sandbox.counts.runs).toBe(1);
    },
    { Firefox: keepsFailedImports },
  ),
  trial(
    "code that follows a paid purchase and failed to load is loaded by itself",
    async ({ serve }) => {
      const server = await serve();
      const fail = { isOn: true };
      server.intercept = ({ url }) =>
        fail.isOn && url.includes("/following") ? new Response(null, { status: 503 }) : undefined;
      const page = await server.open();
      await page.ramp.phase("ready");
      server.sandbox.pay(server.sandbox.newestTransaction() ?? "");
      await until("It is requested", async () =>
        server.requests.some((one) => one.includes("/following")),
      );
      fail.isOn = false;
      await page.ramp.settle();
      expect(await page.completions()).toHaveLength(1);
    },
    { Firefox: keepsFailedImports },
  ),
  trial("preload() fetches the script once, and the purchase uses it", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ show: "nothing" });
    await page.read("window.host.preload()");
    await until("The script is fetched", async () => server.sandbox.counts.scripts > 0);
    const bought = await page.openBeside();
    await bought.ramp.phase("ready");
    expect(server.sandbox.counts.runs).toBe(1);
  }),
];
