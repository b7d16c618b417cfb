import { cleanup, render, waitFor } from "@testing-library/react";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import {
  proof,
  RampError,
  RampProvider,
  RampStatus,
  RampWidget,
  type TransactionReport,
  useRamp,
  useSession,
  useTransaction,
} from "../../src/index.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { MEGABYTE } from "./hostileJson.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("order-rejected");

/** A busy machine takes its time, in milliseconds. */
const PATIENCE = 300_000;

const root = () => document.querySelector<HTMLElement>("[data-ramp]");

/** Each would make an element, or run, where a text is taken for HTML. */
const markup = fc
  .tuple(
    fc.constantFrom("", '"', "'>", "</dd>", "</p></section>", "-->", "</style>", "&lt;"),
    fc.constantFrom(
      "<img src=x onerror=hostileRan()>",
      "<script>hostileRan()</script>",
      "<svg onload=hostileRan()>",
      "<iframe srcdoc='<script>parent.hostileRan()</script>'>",
      "<hostile-element>",
      "<style>*{display:none}</style>",
      "<a href=javascript:hostileRan()>pay</a>",
      "{{hostileRan()}}",
    ),
  )
  .map((parts) => parts.join(""));

const FINAL = ["completed", "failed", "cancelled", "processing"] as const;
const fields = fc.record({
  status: fc.constantFrom(...FINAL),
  vendorStatus: markup,
  amount: markup,
  currency: markup,
  network: markup,
  fiatAmount: markup,
  fiatCurrency: markup,
  createdAt: markup,
  updatedAt: markup,
});

/** The names of all elements of the widget and the page's own, in order. */
const elements = () =>
  [...document.querySelectorAll("[data-ramp], [data-ramp] *")].map((one) => one.tagName).join();
const foreign = () =>
  document.querySelectorAll(
    "hostile-element,img[src=x],[onload],[onerror],iframe,[href^=javascript]",
  );

function watchForScripts() {
  const ran = vi.fn();
  Object.assign(globalThis, { hostileRan: ran });
  return ran;
}

/** A purchase at its end, with these words in it. */
async function showEnd(fake: FakeVendor, said: Partial<TransactionReport>, id = "transaction-1") {
  fake.endpoint.createSession = async () => ({ id });
  fake.respondWith(said);
  render(
    <>
      <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" />
      <RampStatus endpoint={fake.endpoint} vendors={[fake.vendor]} transactionId={id} />
    </>,
  );
  await waitFor(() => expect(root()?.dataset["phase"]).toBe(said.status));
  await waitFor(() =>
    expect(document.querySelector(`[data-status="${said.status}"]`)).not.toBeNull(),
  );
}

test("what a transaction says is shown as text", { timeout: PATIENCE }, async () => {
  const ran = watchForScripts();
  const plain = new Map<string, string>();
  for (const status of FINAL) {
    const words = { amount: "1", currency: "a", fiatAmount: "1", fiatCurrency: "a" };
    await showEnd(createFakeVendor(), { status, ...words });
    plain.set(status, elements());
    cleanup();
    localStorage.clear();
  }
  await fc.assert(
    fc.asyncProperty(fields, markup, async (said, id) => {
      await showEnd(createFakeVendor(), said, id);
      if (elements() !== plain.get(said.status)) throw new Error(`elements: ${elements()}`);
      if (foreign().length > 0) throw new Error("an element was made");
      // Between an amount and its currency no line breaks.
      const spaced = (words: string) => words.replaceAll("\u00a0", " ");
      const text = root()?.textContent ?? "";
      const sum = spaced(`${said.amount} ${said.currency}`);
      if (said.status === "completed" && !spaced(text).includes(sum))
        throw new Error("the amount is not shown as it is");
      if (said.status !== "processing" && !text.includes(id))
        throw new Error("the id is not shown");
      cleanup();
      localStorage.clear();
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(ran).not.toHaveBeenCalled();
});

test("what an error says is shown as text", { timeout: PATIENCE }, async () => {
  const ran = watchForScripts();
  await fc.assert(
    fc.asyncProperty(markup, markup, markup, async (message, vendorCode, requestId) => {
      const fake = createFakeVendor();
      const error = new RampError("order-rejected", message, { vendorCode, requestId });
      fake.endpoint.createSession = () => Promise.reject(error);
      render(<RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" />);
      await waitFor(() => expect(root()?.dataset["phase"]).toBe("error"));
      if (foreign().length > 0) throw new Error("an element was made");
      const text = root()?.textContent ?? "";
      if (!text.includes(`${vendorCode} · ${requestId}`)) throw new Error(`it shows ${text}`);
      cleanup();
      localStorage.clear();
    }),
    { numRuns: 30, endOnFailure: true },
  );
  expect(ran).not.toHaveBeenCalled();
});

/** Milliseconds of laying out the page anew, the best of so many. */
function layOut(times: number): number {
  const took = Array.from({ length: times }, (_, at) => {
    const from = performance.now();
    document.body.style.width = `${380 - at}px`;
    document.body.getBoundingClientRect();
    return performance.now() - from;
  });
  document.body.style.width = "";
  return Math.min(...took);
}

/** Where the page ends on the right, in pixels, and all that can be seen of the widget. */
function rightmost(): number {
  const seen = document.querySelectorAll("[data-ramp] :not(.ramp-live, style)");
  const edges = [...seen].map((one) => one.getBoundingClientRect().right);
  return Math.max(document.documentElement.scrollWidth, ...edges);
}

const WORDS = { letters: "x", words: "xxxxx " };
const SIZE = MEGABYTE.length;
/** What is laid out sooner, in milliseconds, is too short to compare. */
const SHORTEST = 2;

/** A purchase at its end, or an error, with this text in that field. */
async function showText(field: string, text: string) {
  if (field === "amount" || field === "fiatCurrency") {
    const words = { amount: "1", currency: "USDT", fiatAmount: "1", fiatCurrency: "EUR" };
    return showEnd(createFakeVendor(), { status: "completed", ...words, [field]: text });
  }
  const fake = createFakeVendor();
  const facts = { [field]: text };
  const error = new RampError("order-rejected", field === "message" ? text : "", facts);
  fake.endpoint.createSession = () => Promise.reject(error);
  render(<RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" />);
  await waitFor(() => expect(root()?.dataset["phase"]).toBe("error"));
}

test.each(Object.entries(WORDS))(
  "a megabyte of %s in a field neither breaks the page nor takes longer than its length",
  { timeout: PATIENCE },
  async (_, word) => {
    await page.viewport(390, 800);
    for (const field of ["amount", "fiatCurrency", "message", "vendorCode", "requestId"]) {
      await showText(field, word.repeat(SIZE / 10 / word.length));
      const small = Math.max(SHORTEST, layOut(20));
      cleanup();
      localStorage.clear();
      await showText(field, word.repeat(SIZE / word.length));
      expect(rightmost()).toBeLessThanOrEqual(390);
      // Ten times the text: 10 where the time grows with its length, 100 where with its square.
      let ratio = Infinity;
      for (let tries = 0; tries < 10 && ratio > 40; tries += 1)
        ratio = Math.min(ratio, layOut(3) / small);
      expect(ratio).toBeLessThanOrEqual(40);
      cleanup();
      localStorage.clear();
    }
  },
);

const order = { currency: "USDT" };
const base = { endpoint: "/api/ramp", ...order };
const Hook = ({ run }: { run: () => unknown }) => {
  run();
  return null;
};
const entries: [string, (secret: object) => unknown][] = [
  ["<RampWidget>", (secret) => render(<RampWidget {...base} {...secret} />)],
  ["<RampProvider>", (secret) => render(<RampProvider {...base} {...secret} />)],
  ["<RampStatus>", (secret) => render(<RampStatus {...base} transactionId="1" {...secret} />)],
  ["useRamp()", (secret) => render(<Hook run={() => useRamp({ ...base, ...secret })} />)],
  [
    "useSession()",
    (secret) =>
      render(
        <Hook
          run={() =>
            useSession({ ...base, order: { mode: "buy", ...order }, purchaseId: null, ...secret })
          }
        />,
      ),
  ],
  [
    "useTransaction()",
    (secret) =>
      render(<Hook run={() => useTransaction({ ...base, transactionId: null, ...secret })} />),
  ],
  ["proof()", (secret) => proof({ ...secret })],
];

test.each(entries)("%s refuses a secret by its name, and does not repeat it", (_, use) => {
  // React says on the console which component threw, and what.
  const onConsole = vi.spyOn(console, "error").mockImplementation(() => {});
  for (const name of ["clientToken", "apiSecret", "client_secret", "apiKey", "privateKey"]) {
    const value = `value-of-${name.length}-7f3a`;
    let said = "";
    try {
      use({ [name]: value });
    } catch (thrown) {
      said = String(thrown);
    }
    expect(said).toContain(`\`${name}\` is a secret`);
    expect(said).not.toContain(value);
    expect(onConsole.mock.calls.join()).not.toContain(value);
  }
});
