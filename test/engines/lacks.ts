import { expect } from "vitest";
import type { Lack } from "./Trial.ts";

/** A module that failed to load fails until the page is loaded again. The widget says so. */
export const keepsFailedImports: Lack = {
  why: "requests a module that failed to load only after a reload",
  async shownBy({ serve }) {
    const server = await serve();
    let isFailing = true;
    server.intercept = ({ url }) => {
      if (!url.endsWith("/late.js")) return undefined;
      return isFailing
        ? new Response(null, { status: 503 })
        : new Response("export {};", { headers: { "content-type": "text/javascript" } });
    };
    const page = await server.open({ show: "nothing" });
    await page.tab.goto(`${server.url}/elsewhere`);
    const load = () => page.read("import('/late.js').then(() => 'loaded', () => 'failed')");
    expect(await load()).toBe("failed");
    isFailing = false;
    return (await load()) === "failed";
  },
};

/** The widget listens for news, so the way back loads the page anew, as a reload does. */
export const keepsNoBusyPages: Lack = {
  why: "keeps no page for the way back while a request of it is open",
  async shownBy({ serve }) {
    const server = await serve();
    server.intercept = ({ url }) => (url.endsWith("/slow") ? new Promise(() => {}) : undefined);
    const page = await server.open({ show: "nothing" });
    await page.tab.goto(`${server.url}/elsewhere`);
    await page.read("void (window.isSamePage = true, fetch('/slow'))");
    await page.tab.goto(`${server.url}/elsewhere?next`);
    await page.tab.back();
    await page.until("location.search === '' && document.readyState === 'complete'");
    return !(await page.read<boolean>("Boolean(window.isSamePage)"));
  },
};

/** The widget shows a link instead, as for a blocked popup. */
export const leavesPopupsEmpty: Lack = {
  why: "can't take a window without an opener to another page",
  async shownBy({ serve }) {
    const server = await serve();
    const page = await server.open({ show: "nothing" });
    await page.tab.goto(`${server.url}/elsewhere`);
    await page.read(
      `void (document.body.innerHTML = "<button>Open</button>", document.querySelector("button").onclick = () => {
        open("", "popup", "popup,width=480,height=720").opener = null;
        setTimeout(() => Object.assign(document.createElement("a"), { href: "?popup", target: "popup" }).click(), 2_000);
      })`,
    );
    await page.press("Open");
    const window = await page.openedWindow();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    return (await window.evaluate("location.href")) === "about:blank";
  },
};
