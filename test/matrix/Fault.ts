import type {
  Mode,
  ProofOptions,
  CustomEndpoint,
  RampWidgetProps,
  VendorInput,
} from "../../src/index.ts";
import type { CellPlan, CellStats, CellVerb, VendorName } from "./CellPlan.ts";

/** What Proof's `run` gets: the part of it that the cells play with. */
export interface RunOptions {
  host: HTMLElement;
  merchantTransactionId: string;
  signature: string;
  onLoad: () => void;
  onReady: () => void;
  onStatusChange: (data?: unknown) => void;
  onPaymentFinished: (data?: unknown) => void;
  onSellTransferEnabled: (data?: unknown) => void;
}

/** One cell under way, for what it does in the course of it. */
export interface Cell {
  mode: Mode;
  /** Also the message of the host's mistakes, so that each is told apart. */
  name: string;
  origin: string;
  endpoint: string;
  /** What Proof's `run` was called with, the first time. */
  run: () => RunOptions;
  /** The vendor's page in its iframe. */
  page: () => Window;
  /** Has the vendor's page post these messages, and waits until they have arrived. */
  say: (...messages: readonly unknown[]) => Promise<void>;
  /** The window that the last click opened. */
  popup: () => Window;
  /** The host's handlers that were called, in order; `onError` with its code. */
  told: readonly string[];
  /** Steers the cell's vendor, and answers what its server has seen. */
  server: (verb: CellVerb) => Promise<CellStats>;
  /** Waits until this is so. */
  until: (isSo: () => boolean | Promise<boolean>) => Promise<void>;
  phase: () => string;
  reach: (phase: string) => Promise<void>;
  /** A button, or a link that looks like one. Says whether it was there. */
  press: (button: string) => boolean;
  /** The host takes the widget off the page, and puts it there again. */
  unmount: () => void;
  mount: () => void;
}

/** The same for a buyer and a seller, or for each. */
export type ForBoth<Value> = Value | Record<Mode, Value>;

/** One row of the table: what goes wrong, and how it ends for a buyer and for a seller. */
export interface Fault {
  fault: string;
  /** Where it would be the same in both, one is enough. @default those of its step */
  modes?: readonly Mode[];
  /** What the cell's server does. */
  plan?: CellPlan;
  /** Plays Proof's script. @default shows something and says that it is ready */
  run?: (options: RunOptions, cell: Cell) => unknown;
  /** The endpoint, where it is not the cell's server by its address. */
  endpoint?: (cell: Cell) => string | CustomEndpoint;
  proof?: (cell: Cell) => ProofOptions;
  vendor?: (vendor: VendorInput) => VendorInput;
  /** Vendors that the page allows besides. @default none */
  others?: readonly VendorInput[];
  /** The vendor's page is to open in a window of its own, and what the browser makes of that. @default inline */
  popup?: "opens" | "is blocked";
  handlers?: (cell: Cell) => Partial<RampWidgetProps>;
  /** What happens once the widget is on the page. */
  drive?: (cell: Cell) => Promise<void>;
  /** It ends at a deadline, which has to come early for it. @default false */
  waits?: boolean;
  /** It sets the page's clock forward, so no other cell is on the page meanwhile. @default false */
  alone?: boolean;
  /** `phase · code · what the user can do`, for both or for each. */
  ends: ForBoth<string>;
  /** The codes that `onError` gets, with commas between. @default the one that it ends with */
  errors?: ForBoth<string>;
  /** Requests for a session that reach the server. @default at most 1 */
  sessions?: ForBoth<number>;
  /** Times that the vendor's page is opened. @default at most 1 */
  runs?: ForBoth<number>;
  /** How a purchase ended that was there before, or this one before it completed. @default neither */
  before?: "completed" | "failed";
  /** Mistakes of the host that the page hears of. @default 0 */
  reported?: number;
}

export function forMode<Value extends string | number>(value: ForBoth<Value>, mode: Mode): Value {
  return typeof value === "object" ? value[mode] : value;
}

/** One step of a purchase: one table. */
export interface Step {
  vendor: VendorName;
  title: string;
  /** What the cells of this step have in common, in a sentence or two. */
  about: string;
  faults: readonly Fault[];
  /** @default both */
  modes?: readonly Mode[];
}

/** Puts something on the page and says so, as a vendor does. */
export function showPage({ host, onLoad, onReady }: RunOptions): void {
  host.append(Object.assign(document.createElement("p"), { textContent: "The vendor's page" }));
  onLoad();
  onReady();
}

/** The money, or the crypto, arrives at the vendor; then the vendor is done. */
export async function payAndSettle({ mode, server }: Cell): Promise<void> {
  await server(mode === "buy" ? "pay" : "depositArrives");
  await server("settle");
}

/** The host takes the widget off the page, and puts it back; what it waited for comes after that. */
export async function remountAndWait({ mount, unmount, until, server }: Cell): Promise<void> {
  unmount();
  mount();
  await server("release");
  await until(async () => (await server("stats")).lateAnswers > 0);
}

export const DONE = {
  buy: "completed · – · Buy again",
  sell: "completed · – · Sell again",
} as const;
export const READY = "ready · – · the vendor's page";
/** Nobody knows whether it was paid. */
export const UNSURE = {
  buy: "unconfirmed · – · Start a new purchase",
  sell: "unconfirmed · – · Start a new sale",
} as const;
export const again = (code: string): string => `error · ${code} · Try again`;
/** The same question gets the same answer. */
export const final = (code: string): string => `error · ${code} · reads what to do`;
/** The transaction is out of sight. */
export const lost = (code: string): string => `error · ${code} · the vendor's page, Try again`;
