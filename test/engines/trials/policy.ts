import { expect } from "vitest";
import { english } from "../../../src/messages/english.ts";
import { type Trial, trial } from "../Trial.ts";

const buysUnderPolicy = (vendor: "proof" | "transak" | "bleepay") =>
  trial(
    `${vendor}: a whole purchase under the strictest Content-Security-Policy`,
    async ({ serve }) => {
      const server = await serve({ isStrict: true });
      const page = await server.open({ vendor });
      await page.ramp.pay();
      await page.ramp.settle();
      expect(await page.complaints()).toEqual([]);
      const style = "getComputedStyle(document.querySelector('[data-ramp]'))";
      // The widget's styles have got through.
      expect(await page.read(`${style}.boxSizing`)).toBe("border-box");
    },
  );

export const policy: Trial[] = [
  buysUnderPolicy("proof"),
  buysUnderPolicy("transak"),
  buysUnderPolicy("bleepay"),
  trial("a modal under the strictest Content-Security-Policy", async ({ serve }) => {
    const server = await serve({ isStrict: true });
    const page = await server.open({ presentation: "modal" });
    await page.press(english.start.buy);
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.complaints()).toEqual([]);
  }),
  trial("script URLs go through one Trusted Types policy", async ({ serve }) => {
    const server = await serve({ isStrict: true });
    const page = await server.open();
    await page.ramp.phase("ready");
    const refused = await page.read<boolean>(`(() => {
      if (!("trustedTypes" in window)) return "missing";
      try { document.createElement("script").src = "/elsewhere"; return false; } catch { return true; }
    })()`);
    expect(refused).toBe(true);
  }),
  trial("a message from a stranger's frame ends no purchase", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.phase("ready");
    await page.read(`(() => {
      for (const data of [{ type: "status", status: "completed" }, { event: "TRANSAK_ORDER_SUCCESSFUL" }, "completed", null, { type: "paid" }]) {
        window.postMessage(data, "*");
        const frame = document.body.appendChild(document.createElement("iframe"));
        frame.contentWindow.parent.postMessage(data, "*");
      }
    })()`);
    await page.returnsAfter(1000);
    expect(await page.completions()).toEqual([]);
    expect(await page.phase()).toBe("ready");
  }),
  trial(
    "the vendor's iframe may use the camera, and its referrer is only the origin",
    async ({ serve }) => {
      const page = await (await serve()).open({ vendor: "transak" });
      await page.ramp.phase("ready");
      const [allow, policy] = await page.read<string[]>(
        "(({ allow, referrerPolicy }) => [allow, referrerPolicy])(document.querySelector('[data-ramp-frame] iframe'))",
      );
      expect(allow).toContain("camera");
      expect(policy).toMatch(/^strict-origin|^origin/);
    },
  ),
  trial("the page's own script sees no token of a session", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    const seen = await page.read<string>(
      "JSON.stringify([window.host.events, window.host.errors, { ...localStorage }])",
    );
    expect(seen).not.toMatch(/init_?token|signature|sandbox-client-token/i);
  }),
];
