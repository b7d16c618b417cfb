import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadScript } from "../../src/vendors/loadScript.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers, type TestServers } from "../browser/startTestServers.ts";

let servers: TestServers;
const script = () => ({
  src: `${servers.widgetOrigin}/widget.2.0.js`,
  global: "proofWidget",
  origins: [servers.widgetOrigin],
});
const fail = (times: number) =>
  servers.fail({ at: "script", status: 500, error: "internal", times });
const tags = () => document.querySelectorAll(`script[src^="${servers.widgetOrigin}"]`).length;

beforeEach(async () => {
  servers = await startTestServers();
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
  for (const element of document.head.querySelectorAll("[src*=localhost]")) element.remove();
});

/** Every wait between tries that was asked for. The only other wait is for the deadline. */
function waits(): number[] {
  const asked: number[] = [];
  const setTimer = globalThis.setTimeout.bind(globalThis);
  vi.spyOn(globalThis, "setTimeout").mockImplementation((run, ms = 0, ...rest) => {
    if (ms !== 15_000) asked.push(ms);
    return setTimer(run, ms, ...rest);
  });
  return asked;
}

test("a load that fails twice comes through at the third try", async () => {
  await fail(2);
  await expect(loadScript(script())).resolves.toHaveProperty("run");
  expect([tags(), (await servers.counts()).scripts]).toEqual([1, 3]);
});

test("a load that fails three times is given up, and leaves no tag", async () => {
  await fail(4);
  await expect(loadScript(script())).rejects.toMatchObject({
    code: "script-network",
    retryable: true,
    message: expect.stringMatching(/its server or an ad blocker/),
  });
  expect([tags(), (await servers.counts()).scripts]).toEqual([0, 3]);
});

test.each([0, 0.4, 0.999])(
  "where chance says %s, it waits that part of 0.5 and then of 1 second",
  async (chance) => {
    await fail(2);
    vi.spyOn(Math, "random").mockReturnValue(chance);
    const asked = waits();
    await loadScript(script());
    expect(asked).toEqual([chance * 500, chance * 1000]);
  },
);

test("all who wait share each try, and those who come in between join", async () => {
  await fail(2);
  const atOnce = [loadScript(script()), loadScript(script())];
  await expect.poll(async () => (await servers.counts()).scripts).toBeGreaterThan(0);
  expect(tags()).toBeLessThan(2);
  const [first, ...others] = await Promise.all([...atOnce, loadScript(script())]);
  expect(others).toEqual([first, first]);
  expect([tags(), (await servers.counts()).scripts]).toEqual([1, 3]);
});

describe("is tried once:", () => {
  test("a foreign origin", async () => {
    const asked = waits();
    const refused = loadScript({ ...script(), origins: ["https://elsewhere.example"] });
    await expect(refused).rejects.toMatchObject({ code: "script-origin" });
    expect([asked, (await servers.counts()).scripts]).toEqual([[], 0]);
  });

  test("a script without its global", async () => {
    const asked = waits();
    await servers.fail({ at: "script", answer: "empty", times: 3 });
    await expect(loadScript(script())).rejects.toMatchObject({ code: "script-malformed" });
    expect([asked, (await servers.counts()).scripts]).toEqual([[], 1]);
  });
});
