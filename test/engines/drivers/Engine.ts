export type EngineName = "Chromium" | "Firefox" | "WebKit";

/** What a user can set for all pages. */
export type SystemSetting = "forced colours" | "reduced motion";

/** A browser that a test steers. */
export interface Engine {
  name: EngineName;
  /** As the browser tells it. */
  version: string;
  /** A new profile: no storage, no cookies, no cache. */
  openProfile: (setting?: SystemSetting) => Promise<Profile>;
  close: () => Promise<void>;
}

export interface Profile {
  /** An empty tab, in front of the others. */
  newTab: () => Promise<Tab>;
  /** The window that a page opened last. Waits for it. */
  openedWindow: () => Promise<Tab>;
  close: () => Promise<void>;
}

export interface Tab {
  goto: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  back: () => Promise<void>;
  /**
   * Runs a JavaScript expression and waits for a promise of it. What it results in is JSON.
   *
   * @param frame selector of the iframe that it runs in, which may be of another origin
   */
  evaluate: (expression: string, frame?: string) => Promise<unknown>;
  /** Clicks with the pointer, which counts as the user's. Pixels from the top left of the page's viewport. */
  clickAt: (x: number, y: number) => Promise<void>;
  /** Presses a key of the keyboard. */
  press: (key: Key) => Promise<void>;
  resize: (width: number, height: number) => Promise<void>;
  close: () => Promise<void>;
}

export type Key = "Tab" | "Shift+Tab" | "Escape" | "Enter" | "Space";
