import { dehydrate } from "@tanstack/query-core";
import { act, render, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { getPageTransactions } from "../../src/core/transaction/pageTransactions.ts";
import { type RampEvent, RampWidget } from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers } from "../browser/startTestServers.ts";
import { simulateTabReturn } from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase } from "../browser/phase.ts";

expectErrors("frame-failed");

/** The sessions that the endpoint gives out, as somebody on the network sees them. */
function overhearSessions(): Record<string, string>[] {
  const sessions: Record<string, string>[] = [];
  const fetch = window.fetch.bind(window);
  vi.spyOn(window, "fetch").mockImplementation(async (...args) => {
    const response = await fetch(...args);
    if (response.url.endsWith("/session")) sessions.push(await response.clone().json());
    return response;
  });
  return sessions;
}

/** Everything that an error logger, devtools or a persister of query caches would write down. */
function overhearEverything() {
  const said: unknown[] = [];
  for (const method of ["log", "info", "debug", "warn", "table"] as const)
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => said.push(...args));
  return {
    said,
    cache: () => JSON.stringify(dehydrate(getPageTransactions().client)),
  };
}

function written(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? String(value);
  const { message, stack, cause } = value;
  return [JSON.stringify(value), message, stack, cause === undefined ? "" : written(cause)].join();
}

test("a purchase with everything that can go wrong writes no secret down", async () => {
  const servers = await startTestServers();
  const sessions = overhearSessions();
  const { said, cache } = overhearEverything();
  const dom: string[] = [];
  const look = () => dom.push(document.documentElement.outerHTML, cache());
  const onEvent = (event: RampEvent) =>
    void said.push(event, "error" in event ? written(event.error) : "");
  render(
    <RampWidget
      endpoint={servers.endpoint}
      vendors={servers.vendors}
      currency="USDT"
      fiatCurrency="EUR"
      fiatAmount="100"
      onEvent={onEvent}
    />,
  );
  await waitForPhase("ready");
  look();
  const id = sessions[0]?.["merchant_transaction_id"] ?? "";
  await servers.fail({ at: "transaction", status: 401, message: "sandbox-client-token", times: 3 });
  await act(async () => simulateTabReturn());
  await waitFor(() => expect(getPhase()).not.toBe("requesting"));
  look();
  await servers.pay(id);
  await servers.advance(60_000);
  await waitFor(async () => {
    await act(async () => simulateTabReturn());
    expect(getPhase()).toBe("completed");
  });
  look();

  const everything = [...dom, ...said.map(written), JSON.stringify({ ...stored() })].join("\n");
  const secrets = [
    sessions[0]?.["init_token"],
    sessions[0]?.["signature"],
    "sandbox-client-token",
    "@example.com",
  ];
  expect(secrets.every(Boolean)).toBe(true);
  for (const secret of secrets) expect(everything).not.toContain(secret);
  expect(everything).toContain(id);
});

const stored = () =>
  Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));

test("a vendor's script that throws its options in our face spreads none of them", async () => {
  const servers = await startTestServers();
  const sessions = overhearSessions();
  const { said } = overhearEverything();
  const errors: unknown[] = [];
  const script = {
    run(options: object) {
      throw new Error(`cannot run ${JSON.stringify(options)}`);
    },
  };
  Object.assign(window, { proofWidget: script });
  clearPageGlobal("scripts");
  render(
    <RampWidget
      endpoint={servers.endpoint}
      vendors={servers.vendors}
      currency="USDT"
      fiatCurrency="EUR"
      fiatAmount="100"
      onError={(error) => errors.push(error)}
    />,
  );
  await waitForPhase("error");
  await waitFor(() => expect(errors).toHaveLength(1));
  Reflect.deleteProperty(window, "proofWidget");
  const everything = [...errors, ...said].map(written).join("\n");
  expect(everything).toContain("frame-failed");
  expect(everything).not.toContain(sessions[0]?.["init_token"]);
  expect(everything).not.toContain(sessions[0]?.["signature"]);
});
