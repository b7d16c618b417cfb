import type { CDPSession, Page } from "playwright";

interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
}

/** Says nothing that is not said by what is in it, or around it. */
const SILENT = new Set(["generic", "none", "InlineTextBox", "LayoutTableRow", "paragraph"]);
const STATES = new Set([
  "focused",
  "disabled",
  "modal",
  "busy",
  "level",
  "live",
  "checked",
  "expanded",
]);

export interface ScreenReader {
  /** What a screen reader would find in the first element of that role, one line each. */
  read: (role: string) => Promise<string>;
  /** What it has said by itself since the last time, because it changed. */
  heard: () => Promise<string[]>;
}

/** Reads Chromium's own accessibility tree. Call it before the page is opened. */
export async function openScreenReader(page: Page): Promise<ScreenReader> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await page.addInitScript(listenToLiveRegions);
  return {
    async read(role) {
      const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: AxNode[] };
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      const start = nodes.find((node) => !node.ignored && node.role?.value === role);
      if (!start) throw new Error(`Nothing on the page is a ${role}.`);
      const lines: string[] = [];
      const visit = (node: AxNode, depth: number) => {
        const isSaid = !node.ignored && !SILENT.has(node.role?.value ?? "none");
        if (isSaid) lines.push("  ".repeat(depth) + describe(node));
        // A text's boxes and a leaf's text say the same again.
        if (isSaid && node.role?.value === "StaticText") return;
        for (const id of node.childIds ?? []) {
          const child = byId.get(id);
          const repeats =
            child?.role?.value === "StaticText" && child.name?.value === node.name?.value;
          if (child && !(isSaid && repeats)) visit(child, isSaid ? depth + 1 : depth);
        }
      };
      visit(start, 0);
      return lines.join("\n");
    },
    heard: () => page.evaluate(() => (globalThis as { heard?: string[] }).heard?.splice(0) ?? []),
  };
}

function describe({ role, name, description, properties = [] }: AxNode): string {
  const states = properties
    .filter((property) => STATES.has(property.name))
    .filter(({ value }) => value.value !== false && value.value !== "off")
    .filter(({ name }) => name !== "level" || role?.value === "heading")
    .map(({ name, value }) => (value.value === true ? name : `${name} ${String(value.value)}`));
  return [
    role?.value === "StaticText" ? "text" : role?.value,
    name?.value && `"${name.value}"`,
    description?.value && `(${description.value})`,
    states.length > 0 && `[${states.join(", ")}]`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Runs in the page: what a live region says when its words change. */
function listenToLiveRegions() {
  const heard: string[] = [];
  Object.assign(globalThis, { heard });
  const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
  const last = new Map<Element, string>();
  new MutationObserver(() => {
    for (const region of document.querySelectorAll<HTMLElement>(`[data-ramp] :is(${LIVE})`)) {
      const words = region.innerText.trim();
      if (last.get(region) === words) continue;
      // An alert is read out when it appears; a status only when it changes.
      const isNew = !last.has(region) && region.getAttribute("role") !== "alert";
      last.set(region, words);
      if (words && !isNew) heard.push(`${region.getAttribute("role") ?? "live"}: ${words}`);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
