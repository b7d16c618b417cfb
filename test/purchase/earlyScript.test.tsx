import { keepPreloads } from "../browser/keepPreloads.ts";
import { act, render, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Ramp, type RampOptions, RampFrame, useRamp } from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { changed } from "../browser/changed.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";

let servers: TestServers;
let ramp: Ramp;

beforeEach(async () => {
  servers = await startTestServers();
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
  for (const element of document.head.querySelectorAll("[src*=localhost]")) element.remove();
});

const tag = () => document.querySelector(`script[src^="${servers.widgetOrigin}"]`);

function CustomUi(options: RampOptions): ReactElement {
  ramp = useRamp(options);
  return <RampFrame ramp={ramp} />;
}

/** Begins a purchase whose session comes when the test says so. */
function begin() {
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
  const parsed = vi.fn<() => void>();
  const asked = vi.fn<() => void>();
  const [proof] = servers.vendors;
  if (!proof) throw new Error("there is no vendor");
  const vendor = changed(proof, ({ parseSession }) => ({
    parseSession(answer, order) {
      parsed();
      return parseSession(answer, order);
    },
  }));
  const endpoint = {
    async createSession() {
      asked();
      const order = {
        type: "buy",
        currency: "USDT",
        network: "TRC20",
        fiat_currency: "EUR",
        fiat_amount: "100",
      };
      const response = await fetch(`${servers.endpoint}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
        body: JSON.stringify(order),
      });
      await mayAnswer;
      return response.json();
    },
    getTransaction: async (id: string) =>
      (await fetch(`${servers.endpoint}/transactions/${id}`)).json(),
  };
  const view = render(
    <CustomUi endpoint={endpoint} vendors={[vendor]} storage={null} currency="USDT" />,
  );
  act(() => ramp.start());
  return { ...view, answer, parsed, asked };
}

test("a script runs while React still renders the session that names it", async () => {
  keepPreloads();
  const phases: string[] = [];
  const observer = new MutationObserver(() => tag() && phases.push(ramp.phase));
  observer.observe(document.head, { childList: true });
  const { answer } = begin();
  await waitFor(() => expect(ramp.phase).toBe("requesting"));
  answer();
  await waitFor(() => expect(ramp.phase).toBe("ready"));
  observer.disconnect();
  expect(phases[0]).toBe("requesting");
  expect(await servers.counts()).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
});

test("a session that comes when its purchase has left the page runs no script", async () => {
  const { answer, parsed, unmount } = begin();
  unmount();
  answer();
  await waitFor(() => expect(parsed).toHaveBeenCalled());
  expect(tag()).toBeNull();
});

test("nor does one whose purchase was closed meanwhile", async () => {
  const { answer, parsed, asked } = begin();
  await waitFor(() => expect(asked).toHaveBeenCalled());
  act(() => ramp.close());
  answer();
  await waitFor(() => expect(parsed).toHaveBeenCalled());
  expect(tag()).toBeNull();
});
