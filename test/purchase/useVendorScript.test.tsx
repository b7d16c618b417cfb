import { act, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useVendorScript } from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors("script-malformed", "script-network", "script-offline");

let servers: TestServers;
const ask = () =>
  renderHook(() => useVendorScript({ script: servers.vendors[0]?.script }), {
    wrapper: StrictMode,
  });
/** What a browser does when a network goes or comes. */
async function network(isThere: boolean) {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(isThere);
  await act(async () => window.dispatchEvent(new Event(isThere ? "online" : "offline")));
}

beforeEach(async () => {
  servers = await startTestServers();
});

afterEach(async () => {
  await network(true);
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
  for (const element of document.head.querySelectorAll("[src*=localhost]")) element.remove();
});

test("a script that was asked for offline is loaded as soon as the network is back", async () => {
  await servers.fail({ at: "script", status: 500, error: "internal" });
  await network(false);
  const { result } = ask();
  await waitFor(() => expect(result.current.error?.code).toBe("script-offline"));
  await network(true);
  await waitFor(() => expect(result.current.status).toBe("loaded"));
  expect(result.current.error).toBeUndefined();
  expect((await servers.counts()).scripts).toBe(2);
});

test("a network that comes back is no reason to load what failed for another reason", async () => {
  await servers.fail({ at: "script", answer: "empty" });
  const { result } = ask();
  await waitFor(() => expect(result.current.error?.code).toBe("script-malformed"));
  await network(false);
  await network(true);
  expect(result.current.status).toBe("error");
  expect((await servers.counts()).scripts).toBe(1);
});

test("two that fail and try again make no more requests than one", async () => {
  await servers.fail({ at: "script", status: 500, error: "internal", times: 9 });
  const both = [ask(), ask()];
  for (const { result } of both)
    await waitFor(() => expect(result.current.error?.code).toBe("script-network"));
  expect((await servers.counts()).scripts).toBe(3);
});
