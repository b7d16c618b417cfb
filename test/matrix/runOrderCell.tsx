import { render } from "@testing-library/react";
import { RampWidget } from "../../src/index.ts";
import { isWaiting, phaseIn, playing, post, tellingHandlers, vendorAt } from "./cellPage.ts";
import type { CellStats, VendorName } from "./CellPlan.ts";
import { showPage } from "./Fault.ts";
import type { OrderCell, OrderFault, OrderStep } from "./OrderFault.ts";
import { pause } from "./timeLapse.ts";

/** What was seen, in the words of the statement, and what else is not as it should be. */
export interface OrderEnding {
  shows: string;
  ends: string;
  vendor: string;
  payable: number;
  problems: readonly string[];
}

/** The vendors of every cell, on the page and behind its endpoint. */
export const VENDORS: readonly VendorName[] = ["proof", "transak", "bleepay"];
/** Tenths of a second until a cell that has not come to what is stated is given up: twice the page's deadline. */
const PATIENCE = 600;
/** The same for the form where its options or the identity check fail: it waits for neither as long as for an answer. */
const SHORT_PATIENCE = 250;
/** Real milliseconds for which an ending has to stay one. */
const STAY = 200;
const FORM = {
  defaultCurrency: "USDT",
  defaultNetwork: "TRC20",
  defaultFiatCurrency: "EUR",
  defaultFiatAmount: "100",
};
/** How much worse the price of a vendor that takes over may be. */
const SLIPPAGE = 0.01;
/** What only the partner's server and the vendors may know. */
const SECRETS =
  /sandbox-client-token|sandbox-transak-(key|secret)|wdgt_secret|@example\.com|203\.0\.113|As planned/;

/** Puts a widget with an order form on the page, lets the fault happen, and says how it ended. */
export async function runOrderCell(
  step: OrderStep,
  fault: OrderFault,
  tenthsPassed: () => number,
): Promise<OrderEnding> {
  const { mode = "buy", form = FORM } = fault;
  const plan = { initTokenType: "sdk_customer_token" as const, ...fault.plan };
  const { id, origin } = await post<{ id: string; origin: string }>("/test-servers/cell/new", {
    vendors: VENDORS,
    plan,
  });
  playing.set(id, showPage);
  const container = document.body.appendChild(document.createElement("div"));
  // Laid out, but not painted: so many at once would keep a machine busy with drawing.
  container.style.cssText = "position: absolute; visibility: hidden; width: 400px";
  const problems: string[] = [];
  const told: string[] = [];
  const heard: string[] = [];
  let prices: Prices = { offered: new Map(), selected: undefined };

  async function until(isSo: () => boolean) {
    const end = tenthsPassed() + (step.isOptional ? SHORT_PATIENCE : PATIENCE);
    while (!isSo()) {
      if (tenthsPassed() > end) throw new Error(`waited in vain in ${observe(container)}`);
      await pause(100);
    }
  }
  const settle = (stated: string) =>
    until(() => observe(container) === stated && !isWaiting(container));
  const cell: OrderCell = {
    until,
    pause,
    reach: (name) =>
      until(() => findButton(container, name) !== undefined && !isWaiting(container)),
    async press(name) {
      await cell.reach(name);
      prices = readPrices(container) ?? prices;
      findButton(container, name)?.click();
    },
    choose: (vendor) => findOffer(container, vendor)?.querySelector("input")?.click(),
  };

  const view = render(
    <RampWidget
      {...tellingHandlers(told, heard, {})}
      mode={mode}
      form={form}
      endpoint={`${origin}/ramp`}
      vendors={VENDORS.map((vendor) => vendorAt[vendor](origin))}
      lang="en"
    />,
    { container },
  );
  let shows = "";
  try {
    await settle(fault.shows).finally(() => (shows = observe(container)));
    if (fault.drive) await fault.drive(cell);
    else if (findButton(container, "submit")) await cell.press("submit");
    await settle(fault.ends);
    await pause(STAY);
  } catch (thrown) {
    problems.push(thrown instanceof Error ? thrown.message : String(thrown));
  }

  const ends = observe(container);
  const vendor = heard.map((event) => JSON.parse(event)).findLast(isSession)?.vendor ?? "–";
  const text = [getOwnHtml(container), ...heard, ...told, ...getStored(origin)].join("\n");
  const stats = await post<CellStats>(`/test-servers/cell/${id}/end`);
  const { payable } = stats;
  const must = (isSo: boolean, problem: string) => isSo || problems.push(problem);
  must(payable <= 1, `${payable} sessions can be paid`);
  const statedPayable = fault.payable ?? (fault.vendor ? 1 : 0);
  must(payable === statedPayable, `${payable} sessions can be paid, not ${statedPayable}`);
  must(vendor === (fault.vendor ?? "–"), `the vendor is ${vendor}`);
  for (const seen of [shows, ends]) must(!seen.endsWith("· –"), `no next step in ${seen}`);
  must(!SECRETS.test(text), `a secret is shown: ${SECRETS.exec(text)?.[0]}`);
  must(!step.isOptional || ends.startsWith("ready"), "it kept the user from the order");
  must(vendor === "–" || wasSeen(prices, vendor), `the user has not seen ${vendor}'s price`);
  must(stats.unmet === 0, "the fault did not happen");
  view.unmount();
  if (container.innerHTML !== "") problems.push("it left something behind on the page");
  container.remove();
  return { shows, ends, vendor, payable, problems };
}

/** What a person sees: the offers or the phase, the sentences about it, and what they can do. */
function observe(container: HTMLElement): string {
  const phase = phaseIn(container);
  const offers = [...container.querySelectorAll(".ramp-order-offer")].map((offer) => {
    const name = offer.querySelector("b")?.textContent;
    const reason = offer.matches("[data-unavailable]") && offer.querySelector("span")?.textContent;
    return reason ? `(${name}: ${reason})` : name;
  });
  const sentences = [
    ...container.querySelectorAll(
      '[role="alert"], .ramp-order-problem p, .ramp-order-note, .ramp-order-change p',
    ),
  ].map(withoutDetails);
  const buttons = [...container.querySelectorAll<HTMLElement>("[data-ramp] button")]
    .filter((button) => !button.closest("[data-ramp-frame]") && !isDisabled(button))
    .map(({ textContent }) => textContent)
    .filter((text) => !text.startsWith("Copy"));
  // While a server wants the user to wait, the button says for how long.
  if (container.querySelector("[data-ramp] button:disabled")) buttons.push("Try again later");
  const drawn = container.querySelector("[data-ramp-view] h2")?.textContent;
  if (container.querySelector("[data-ramp-frame] *")) buttons.unshift("the vendor's page");
  else if (drawn) buttons.unshift(`“${drawn}”`);
  if (container.querySelector(".ramp-order input:enabled")) buttons.push("edit the order");
  return [
    phase === "ordering" ? offers.join(", ") || "no offers" : phase,
    sentences.join(" / ") || "–",
    buttons.join(", ") || "–",
  ]
    .join(" · ")
    .replaceAll("\u00a0", " ");
}

/** The sentence, without its heading and the small print for the support. */
function withoutDetails(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const detail of copy.querySelectorAll("h2, small")) detail.remove();
  return copy.textContent;
}

function isDisabled(button: HTMLElement): boolean {
  return button.matches(':disabled, [aria-disabled="true"]');
}

function findButton(container: HTMLElement, name: string): HTMLElement | undefined {
  return [...container.querySelectorAll<HTMLElement>("[data-ramp] button")].find(
    (button) =>
      !isDisabled(button) &&
      (name === "submit" ? button.matches('[type="submit"]') : button.textContent === name),
  );
}

function findOffer(container: HTMLElement, vendor: string): HTMLElement | undefined {
  return [...container.querySelectorAll<HTMLElement>("label")].find(
    (label) => label.querySelector("b")?.textContent.toLowerCase() === vendor,
  );
}

/** The prices on the page, as the user reads them; `NaN` where a vendor shows its own. */
interface Prices {
  offered: ReadonlyMap<string, number>;
  selected: string | undefined;
}

function readPrices(container: HTMLElement): Prices | undefined {
  const rows = VENDORS.flatMap((vendor) => {
    const row = findOffer(container, vendor);
    return row ? [{ vendor, row }] : [];
  });
  if (rows.length === 0) return undefined;
  const priceIn = (row: HTMLElement) =>
    Number(/[\d,.]+/.exec(row.querySelector("bdi")?.textContent ?? "")?.[0].replaceAll(",", ""));
  return {
    offered: new Map(rows.map(({ vendor, row }) => [vendor, priceIn(row)])),
    selected: rows.find(({ row }) => row.querySelector("input")?.checked)?.vendor,
  };
}

/** Whether the vendor's price was on the page, and is about that of the selected offer. */
function wasSeen({ offered, selected = "" }: Prices, vendor: string): boolean {
  const [own, best] = [offered.get(vendor), offered.get(selected)];
  if (vendor === selected || own === undefined || best === undefined) return own !== undefined;
  return Number.isNaN(best) || Math.abs(own - best) <= best * SLIPPAGE;
}

function isSession({ type }: { type: string }): boolean {
  return type === "session";
}

/** All but the vendor's own page, whose address is the session. */
function getOwnHtml(container: HTMLElement): string {
  const copy = container.cloneNode(true) as HTMLElement;
  for (const frame of copy.querySelectorAll("[data-ramp-frame], [data-ramp-view]")) frame.remove();
  return copy.outerHTML;
}

/** What this cell has left in the browser. */
function getStored(origin: string): string[] {
  return [localStorage, sessionStorage].flatMap((storage) =>
    Object.entries(storage).flatMap(([key, value]) =>
      `${key}${value}`.includes(origin) ? [String(value)] : [],
    ),
  );
}
