import { createRamp } from "../../src/testing/playwright.ts";
import type { Engine, Profile, Tab } from "./drivers/Engine.ts";
import type { HostConfig } from "./host/HostConfig.ts";
import { CENTRE, type Found, inPage, LOOK, type Wanted } from "./findInPage.ts";
import { serveHost } from "./serveHost.ts";
import { toTestPage } from "./toTestPage.ts";
import type { Page, Stage } from "./Trial.ts";
import { until } from "./until.ts";

/** The packed library, and the host page built with it. */
export interface Build {
  folder: string;
  files: Map<string, Uint8Array>;
}

/** What one trial needs, and how it ends. */
export function createStage(
  engine: Engine,
  build: Build,
): { stage: Stage; end: () => Promise<void> } {
  const ends: (() => Promise<void>)[] = [];
  const stage: Stage = {
    engine: engine.name,
    folder: build.folder,
    async serve(options = {}) {
      const host = await serveHost(build.folder, build.files, options);
      ends.push(host.close);
      return Object.assign(host, {
        sandbox: host.served.sandbox,
        async open(config: HostConfig = {}, setting?: Parameters<Engine["openProfile"]>[0]) {
          const profile = await engine.openProfile(setting);
          ends.unshift(profile.close);
          const page = createPage(profile, await profile.newTab(), host);
          await page.tab.goto(toUrl(host.url, config));
          return page;
        },
      });
    },
  };
  return {
    stage,
    async end() {
      for (const end of ends) await end();
    },
  };
}

/** WebKit leaves a modal dialog out of the text of the page behind it. */
const TEXT =
  "[document.body, ...document.querySelectorAll('dialog[open]')].map((one) => one.innerText).join()";

const toUrl = (origin: string, config: HostConfig) =>
  `${origin}/?config=${encodeURIComponent(JSON.stringify(config))}`;

type Host = Awaited<ReturnType<typeof serveHost>>;

function createPage(profile: Profile, tab: Tab, host: Host): Page {
  const { apiUrl, sandbox } = host.served;
  const ramp = createRamp(toTestPage(tab), { sandboxUrl: apiUrl });
  const read = <T>(expression: string) => tab.evaluate(expression) as Promise<T>;
  async function click(wanted: Wanted) {
    await until(`${JSON.stringify(wanted)} is visible`, async () => {
      const found = await read<Found>(inPage(wanted, LOOK)).catch(() => undefined);
      return found?.isVisible;
    });
    const [x = 0, y = 0] = await read<number[]>(inPage(wanted, CENTRE));
    await tab.clickAt(x, y);
  }

  const page: Page = {
    tab,
    ramp,
    read,
    openedWindow: profile.openedWindow,
    async openBeside(config = {}) {
      const beside = createPage(profile, await profile.newTab(), host);
      await beside.tab.goto(toUrl(host.url, config));
      return beside;
    },
    press: (name) => click({ by: "button", name, exact: true }),
    clickOn: (selector) => click({ by: "selector", selector }),
    reads: (sentence) => page.until(`${TEXT}.includes(${JSON.stringify(sentence)})`),
    phase: () => read("document.querySelector('[data-ramp][data-phase]')?.dataset.phase"),
    async until(expression) {
      await until(expression, () => read<boolean>(`Boolean(${expression})`).catch(() => false));
    },
    async returnsAfter(ms) {
      sandbox.clock.advance(ms);
      await read("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    },
    completions: () => read("window.host.completed"),
    complaints: () => read("window.complaints"),
  };
  return page;
}
