import { render } from "@testing-library/react";
import {
  type Mode,
  proof,
  type RampStorage,
  RampWidget,
  type VendorInput,
} from "../../src/index.ts";
import { english } from "../../src/messages/english.ts";
import { isWaiting, phaseIn, playing, post, tellingHandlers, vendorAt } from "./cellPage.ts";
import type { CellStats } from "./CellPlan.ts";
import {
  type Cell,
  type Fault,
  type ForBoth,
  forMode,
  type RunOptions,
  showPage,
  type Step,
} from "./Fault.ts";
import { postMessages } from "./postMessages.ts";
import { elapsed, pause } from "./timeLapse.ts";
import { changed } from "../browser/changed.ts";

/** How a cell ended, in the words of its statement, and what else is not as stated. */
export interface Ending {
  ends: string;
  problems: readonly string[];
}

/** Real milliseconds until a cell that has not ended as stated is given up. */
const PATIENCE = 120_000;
/** Real milliseconds for which an ending has to stay one. */
const STAY = 200;

const order = {
  sdk_customer_token: {
    currency: "USDT",
    network: "TRC20",
    fiatCurrency: "EUR",
    fiatAmount: "100",
  },
  sdk_partner_authorization: { currency: "USDT", network: "TRC20", amount: "100" },
};

/** Mistakes of hosts, as the page hears of them, by their message. */
const reported: string[] = [];
/** Takes what the page is told of hosts' mistakes, instead of the test runner. */
export function listenForMistakes(): void {
  const tell = reportError;
  globalThis.reportError = (thrown: unknown) => {
    const message = thrown instanceof Error ? thrown.message : "";
    if (message.startsWith("host: ")) reported.push(message);
    else tell(thrown);
  };
}

/** How many there were in a cell. */
function takeMistakes(cell: string): number {
  const others = reported.filter((message) => message !== cell);
  const { length } = reported;
  reported.splice(0, length, ...others);
  return length - others.length;
}

/** Puts a widget on the page, lets the fault happen, and says how it ended. */
export async function runCell(step: Step, fault: Fault, mode: Mode): Promise<Ending> {
  const { plan = {} } = fault;
  const stated = forMode(fault.ends, mode);
  const { id, origin } = await post<{ id: string; origin: string }>("/test-servers/cell/new", {
    vendors: [step.vendor],
    plan,
  });
  const container = document.body.appendChild(document.createElement("div"));
  // Laid out, but not painted: so many at once would keep a machine busy with drawing.
  container.style.cssText = "position: absolute; visibility: hidden; width: 400px";
  const told: string[] = [];
  const heard: string[] = [];
  const problems: string[] = [];
  const runs: RunOptions[] = [];
  const popups: Window[] = [];
  let unmount = () => {};

  const cell: Cell = {
    mode,
    name: `host: ${mode} · ${step.vendor} · ${step.title} · ${fault.fault}`,
    origin,
    endpoint: `${origin}/ramp`,
    told,
    run() {
      const [run] = runs;
      if (!run) throw new Error("run was not called yet");
      return run;
    },
    page() {
      const page = container.querySelector("iframe")?.contentWindow;
      if (!page) throw new Error("there is no page of the vendor");
      return page;
    },
    async say(...messages) {
      let isSaid = false;
      void postMessages(cell.page(), messages).then(() => (isSaid = true));
      await cell.until(() => isSaid);
    },
    popup() {
      const popup = popups.at(-1);
      if (!popup) throw new Error("no window was opened yet");
      return popup;
    },
    server: (verb) => post<CellStats>(`/test-servers/cell/${id}/${verb}`),
    async until(isSo) {
      const end = elapsed() + PATIENCE;
      for (;;) {
        const answer = isSo();
        if (await answer) return;
        if (elapsed() > end) throw new Error(`waited in vain in ${observe(container, told)}`);
        // A server is asked less often than the page.
        await pause(answer instanceof Promise ? 300 : 100);
      }
    },
    phase: () => phaseIn(container),
    reach: (phase) => cell.until(() => phaseIn(container) === phase),
    press(name) {
      const button = [...container.querySelectorAll<HTMLElement>("button, a")].find(
        ({ textContent }) => textContent === name,
      );
      catchingPopups(popups, fault.popup === "is blocked", () => button?.click());
      return button !== undefined;
    },
    mount() {
      const initTokenType =
        step.vendor === "transak"
          ? "sdk_customer_token"
          : (plan.initTokenType ?? "sdk_partner_authorization");
      const widget = <RampWidget mode={mode} {...order[initTokenType]} {...props} />;
      const place = container.appendChild(document.createElement("div"));
      const view = render(widget, { container: place });
      unmount = () => {
        view.unmount();
        if (place.innerHTML !== "") problems.push("it left something behind on the page");
        place.remove();
      };
    },
    unmount: () => unmount(),
  };
  playing.set(id, (options) => {
    runs.push(options);
    return (fault.run ?? showPage)(options, cell);
  });

  const real = fault.proof ? proof(fault.proof(cell)) : vendorAt[step.vendor](origin);
  const vendor = countRuns(fault.vendor?.(real) ?? real);
  const handlers = fault.handlers?.(cell) ?? {};
  const props = {
    ...tellingHandlers(told, heard, handlers),
    // Endpoints without an address would find each other's unfinished purchases.
    storage: fault.endpoint ? ownStorage() : undefined,
    endpoint: fault.endpoint?.(cell) ?? cell.endpoint,
    vendors: [vendor.vendor, ...(fault.others ?? [])],
    ...(fault.popup && { presentation: "popup" as const }),
  };

  try {
    cell.mount();
    await fault.drive?.(cell);
    await cell.until(
      () =>
        stated.startsWith(phaseIn(container)) &&
        observe(container, told) === stated &&
        !isWaiting(container),
    );
    await pause(STAY);
  } catch (thrown) {
    problems.push(thrown instanceof Error ? thrown.message : String(thrown));
  }

  // As it stands: once its server ends, the cell fails in ways of its own.
  const seen = observe(container, told);
  const asSeen = { told: [...told], heard: [...heard] };
  const alert = container.querySelector('[role="alert"]')?.textContent ?? "";
  if (isWaiting(container)) problems.push("a spinner is left");
  const stats = await post<CellStats>(`/test-servers/cell/${id}/end`);
  // A window of its own is no frame, and its page is seen by the server alone.
  const opened = fault.popup ? stats.pages : vendor.runs();
  problems.push(...check({ fault, mode, seen, ...asSeen, alert, stats, opened }));
  const mistakes = takeMistakes(cell.name);
  if (mistakes !== (fault.reported ?? 0)) problems.push(`${mistakes} mistakes were reported`);
  cell.unmount();
  told.push("unmounted");
  for (const popup of popups) {
    popup.close();
    // One of another origin closes itself alone.
    if (!popup.closed) popup.postMessage({ close: true }, "*");
  }
  container.remove();
  return { ends: seen, problems };
}

interface Observed {
  fault: Fault;
  mode: Mode;
  seen: string;
  told: readonly string[];
  heard: readonly string[];
  alert: string;
  stats: CellStats;
  opened: number;
}

/** What holds in every cell. */
function check({ fault, mode, seen, told, heard, alert, stats, opened }: Observed): string[] {
  const problems: string[] = [];
  const [phase, code] = seen.split(" · ");
  const must = (isSo: boolean, problem: string) => isSo || problems.push(problem);
  const times = (name: string) => told.filter((one) => one === name).length;

  const ending = { completed: "onComplete", failed: "onFail", cancelled: "onCancel" };
  for (const [status, handler] of Object.entries(ending))
    must(
      times(handler) === Number(phase === status) + Number(fault.before === status),
      `${handler} was called ${times(handler)} times`,
    );
  must(phase !== "completed" || stats.saidCompleted, "completed, and nobody said so");

  // What a frame repeats is told once a purchase.
  for (const event of heard.filter((one) =>
    /^."type":"(frame-status|deposit-requested|ready)"/.test(one),
  ))
    must(
      heard.filter((one) => one === event).length <= Math.max(1, opened),
      `told more than once: ${event}`,
    );

  const errors = told.flatMap((one) => /^onError (.*)/.exec(one)?.[1] ?? []);
  const expected = fault.errors && forMode(fault.errors, mode);
  const got = errors.join();
  must(got === (expected ?? (phase === "error" ? code : "")), `onError got [${got}]`);
  if (phase === "error") {
    const sentence = english.errors[code as keyof typeof english.errors];
    must(alert.includes(sentence), `the alert says "${alert}"`);
  }

  const planned = (fault.plan?.misdeeds?.length ?? 0) + (fault.plan?.vendor?.length ?? 0);
  must(planned === 0 || stats.misdeeds > 0, "the fault did not happen");
  const within = (count: number, stated: ForBoth<number> | undefined) =>
    stated === undefined ? count <= 1 : count === forMode(stated, mode);
  must(within(stats.sessions, fault.sessions), `${stats.sessions} sessions`);
  must(within(opened, fault.runs), `${opened} times opened`);
  return problems;
}

/** What a person sees: phase, code, and what they can do about it. */
function observe(container: HTMLElement, told: readonly string[]): string {
  const phase = phaseIn(container);
  const code = told.findLast((one) => one.startsWith("onError "))?.slice("onError ".length);
  const buttons = [...container.querySelectorAll("[data-ramp] button, [data-ramp] a.ramp-button")]
    .filter((button) => !button.closest("[data-ramp-frame]"))
    // While a server wants the user to wait, the button says for how long.
    .map(({ textContent }) => textContent.replace(/ \(\d+\)$/, ""))
    .filter((text) => !text.startsWith("Copy"));
  const drawn = container.querySelector("[data-ramp-view] h2")?.textContent;
  const ways = container.querySelector("[data-ramp-frame] *")
    ? ["the vendor's page", ...buttons]
    : drawn
      ? [`“${drawn}”`, ...buttons]
      : buttons;
  if (ways.length === 0 && container.querySelector('[role="alert"]')) ways.push("reads what to do");
  return [phase, phase === "error" ? code : "–", ways.join(", ") || "–"].join(" · ");
}

/** A widget opens its window in the click itself, so whatever opens meanwhile is this cell's. */
function catchingPopups(popups: Window[], isBlocked: boolean, click: () => void) {
  const open = window.open.bind(window);
  window.open = (...args) => {
    const popup = isBlocked ? null : open(...args);
    if (popup) popups.push(popup);
    return popup;
  };
  click();
  window.open = open;
}

function ownStorage(): RampStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** Counts what is opened, whoever plays the vendor. */
function countRuns(vendor: VendorInput): { vendor: VendorInput; runs: () => number } {
  let count = 0;
  return {
    runs: () => count,
    vendor: changed(vendor, ({ parseSession }) => ({
      parseSession(answer, order) {
        const session = parseSession(answer, order);
        return {
          ...session,
          open(frame) {
            count += 1;
            return session.open(frame);
          },
        };
      },
    })),
  };
}
