import type { Sandbox } from "../../src/sandbox.ts";
import type { Ramp } from "../../src/testing/playwright.ts";
import type { EngineName, SystemSetting, Tab } from "./drivers/Engine.ts";
import type { HostConfig } from "./host/HostConfig.ts";
import type { Host, HostOptions } from "./serveHost.ts";

/** One promise of the library, tried in every engine. */
export interface Trial {
  /** What the engine's row in the table says. */
  name: string;
  /** Engines that lack what the promise needs. */
  cannot?: Partial<Record<EngineName, Lack>> | undefined;
  run: (stage: Stage) => Promise<void>;
}

/** Why an engine can't do it, and what is true as long as that holds. */
export interface Lack {
  why: string;
  /** An expression on an empty page, or steps on a page without this library. */
  shownBy: string | ((stage: Stage) => Promise<boolean>);
}

/** What a trial gets. */
export interface Stage {
  engine: EngineName;
  /** Where the packed library is installed. */
  folder: string;
  /** Starts the partner's server. Once per trial. */
  serve: (options?: HostOptions) => Promise<Server>;
}

export interface Server extends Host {
  sandbox: Sandbox;
  /** The page in a profile of its own. */
  open: (config?: HostConfig, setting?: SystemSetting) => Promise<Page>;
}

/** The host page in a tab, and the user in front of it. */
export interface Page {
  tab: Tab;
  /** Another tab of the same profile, in front of this one. */
  openBeside: (config?: HostConfig) => Promise<Page>;
  /** The window that this page opened. */
  openedWindow: () => Promise<Tab>;
  ramp: Ramp;
  /** Clicks a button of the page by its name, with the pointer. */
  press: (name: string) => Promise<void>;
  /** Clicks the first visible element with the pointer. */
  clickOn: (selector: string) => Promise<void>;
  /** Waits until the page shows this sentence. */
  reads: (sentence: string) => Promise<void>;
  phase: () => Promise<unknown>;
  /** A value that the page has, by an expression. */
  read: <T>(expression: string) => Promise<T>;
  /** Waits until an expression is true. */
  until: (expression: string) => Promise<void>;
  /** Turns to the page again, after a time at the vendor. */
  returnsAfter: (ms: number) => Promise<void>;
  /** How often the page was told of completion. Fails if it wasn't told once for each purchase. */
  completions: () => Promise<string[]>;
  /** Uncaught errors, console errors and violations of the policy so far. */
  complaints: () => Promise<string[]>;
}

export function trial(
  name: string,
  run: Trial["run"],
  cannot?: Partial<Record<EngineName, Lack>>,
): Trial {
  return { name, run, cannot };
}
