import { join } from "node:path";
import { createElement } from "react";
import { expect } from "vitest";
import { openUnsteered } from "../../e2e/openUnsteered.ts";
import { toOrder } from "../host/toOrder.ts";
import { type Trial, trial } from "../Trial.ts";
import { until } from "../until.ts";

const MOUNTS = 500;

/** Has the browser render the purchase ahead, and visits it once the server lets it. */
const LEADS = `<!doctype html><title>Leads to a purchase</title>
<script type="speculationrules">
{"prerender": [{"source": "list", "urls": ["/"], "eagerness": "immediate"}]}
</script>
<script>fetch("/visit").then(() => (location.href = "/"))</script>`;

const toHtml = (text: string) => new Response(text, { headers: { "content-type": "text/html" } });

export const pages: Trial[] = [
  trial("StrictMode opens one session and one page", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.phase("ready");
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
    expect(await page.complaints()).toEqual([]);
  }),
  trial("a page without StrictMode buys as well", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ lax: true });
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
  }),
  trial(`${MOUNTS} times mounted and unmounted, nothing is left behind`, async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ show: "widget" });
    await page.ramp.phase("ready");
    const cycle = (times: number) =>
      page.read(`(async () => {
        for (let count = 0; count < ${times}; count += 1) {
          window.host.unmount();
          await new Promise((resolve) => setTimeout(resolve));
          window.host.mount();
          await new Promise((resolve) => setTimeout(resolve));
        }
        window.host.unmount();
      })()`);
    const measure = () =>
      page.read(
        "({ nodes: document.querySelectorAll('*').length, listeners: window.host.listeners() })",
      );
    await cycle(20);
    await page.until("document.querySelectorAll('iframe').length === 0");
    const before = await measure();
    // In parts, since a driver waits only so long for a script.
    for (let part = 0; part < 5; part += 1) await cycle(MOUNTS / 5);
    await page.until("document.querySelectorAll('iframe').length === 0");
    expect(await measure()).toEqual(before);
    expect(await page.complaints()).toEqual([]);
  }),
  trial(
    "what is unmounted during a purchase is there again when it is mounted",
    async ({ serve }) => {
      const server = await serve();
      const page = await server.open();
      await page.ramp.pay();
      await page.read("window.host.unmount()");
      server.sandbox.clock.advance(120_000);
      await page.read("window.host.mount()");
      await page.ramp.phase("completed");
      expect(await page.completions()).toHaveLength(1);
      expect(server.sandbox.counts.sessions).toBe(1);
    },
  ),
  trial("what a server rendered is taken over without a difference", async ({ serve, folder }) => {
    const [{ RampWidget }, { renderToString }, { sandboxVendors }] = await Promise.all([
      import(join(folder, "node_modules/ramp-widget/dist/index.js")) as Promise<
        typeof import("../../../src/index.ts")
      >,
      import("react-dom/server"),
      import(join(folder, "node_modules/ramp-widget/dist/sandbox/page.js")) as Promise<
        typeof import("../../../src/sandbox/page.ts")
      >,
    ]);
    const html = renderToString(
      createElement(RampWidget, {
        endpoint: "/api/ramp",
        vendors: sandboxVendors(),
        ...toOrder({}),
      }),
    );
    const server = await serve({ html });
    const page = await server.open();
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.complaints()).toEqual([]);
    expect(server.sandbox.counts.sessions).toBe(1);
  }),
  trial("useRamp with a page's own words", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ show: "own UI" });
    expect(server.sandbox.counts.sessions).toBe(0);
    await page.press("Top up");
    await page.until("document.querySelector('[data-own=ready] iframe')");
    await page.ramp.happen("pay");
    await page.returnsAfter(120_000);
    await page.until("document.querySelector('[data-own=completed]')");
    expect(await page.completions()).toHaveLength(1);
  }),
  trial("the order form leads to a purchase", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ show: "form" });
    await page.until("document.querySelector('.ramp-order-offer input')");
    await page.until("document.querySelector('.ramp-order-submit button:enabled')");
    await page.clickOn(".ramp-order-submit button");
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
    expect(server.sandbox.counts.sessions).toBe(1);
    expect(await page.complaints()).toEqual([]);
  }),
  trial("the history lists what was bought", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    await page.ramp.settle();
    const beside = await page.openBeside({ show: "history" });
    await beside.until("document.querySelector('[data-status=loaded]')");
    await beside.reads("100");
    expect(await beside.complaints()).toEqual([]);
  }),
  trial("a status page follows a purchase to its end", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    const transactionId = server.sandbox.newestTransaction() ?? "";
    const beside = await page.openBeside({ show: "status", transactionId });
    await beside.until("document.querySelector('[data-status=processing]')");
    await beside.returnsAfter(120_000);
    await beside.until("document.querySelector('[data-status=completed]')");
  }),
  trial(
    "a page that is rendered ahead requests nothing before its visit",
    async ({ serve }) => {
      const server = await serve();
      let letVisit = (_: Response) => {};
      const visit = new Promise<Response>((resolve) => (letVisit = resolve));
      server.intercept = ({ url }) => {
        const { pathname } = new URL(url);
        if (pathname === "/visit") return visit;
        return pathname === "/leads" ? toHtml(LEADS) : undefined;
      };
      await openUnsteered(`${server.url}/leads`);
      await until("It is rendered ahead", async () => server.requests.includes("GET /host.js"));
      // Longer than the page waits for another tab: until its visit, the browser gives it no lock.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const { counts } = server.sandbox;
      expect(counts).toMatchObject({ sessions: 0, scripts: 0, runs: 0 });
      letVisit(new Response());
      await until("The vendor's script runs", async () => counts.runs > 0);
      expect(counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
    },
    {
      Firefox: {
        why: "has no speculation rules, so no page is rendered ahead",
        shownBy: "!HTMLScriptElement.supports('speculationrules')",
      },
      WebKit: {
        why: "has no speculation rules, so no page is rendered ahead",
        shownBy: "!HTMLScriptElement.supports('speculationrules')",
      },
    },
  ),
];
