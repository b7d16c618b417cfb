import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { listenToEvents } from "./listenToEvents.ts";
import type { Events } from "./listenToEvents.ts";
import { roundRobin } from "./roundRobin.ts";

const clientToken = "client-token-5f2c";
const ada = { Cookie: "ada", "Content-Type": "application/json" };

/** The partner's server as one file that any Node runs, from the sources as they are. */
async function bundleInstance(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ramp-instance-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const outfile = join(folder, "instance.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("instance.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  return outfile;
}

async function startInstance(file: string, apiUrl: string) {
  const instance = fork(file, [apiUrl]);
  onTestFinished(() => void instance.kill("SIGKILL"));
  const port = await new Promise<number>((resolve, reject) => {
    instance.once("message", (message) => resolve(Number(message)));
    instance.once("exit", (code) => reject(new Error(`An instance ended with ${code}.`)));
  });
  return { pid: String(instance.pid), port, kill: () => instance.kill("SIGKILL") };
}

/** Three instances behind a load balancer, and the vendor behind them. */
async function startThree() {
  const served = await serveSandbox({
    apiPort: 0,
    widgetPort: 0,
    initTokenType: "sdk_partner_authorization",
    clientToken,
    settlementDelayMs: 60_000,
  });
  onTestFinished(served.close);
  const file = await bundleInstance();
  const instances = await Promise.all([1, 2, 3].map(() => startInstance(file, served.apiUrl)));
  const url = await roundRobin(instances.map(({ port }) => port));
  const answeredBy = new Set<string | null>();

  async function ask(path: string, body?: object) {
    const response = await fetch(url + path, {
      headers: ada,
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    answeredBy.add(response.headers.get("X-Instance"));
    return (await response.json()) as Record<string, unknown>;
  }
  const { merchant_transaction_id: id } = await ask("/session", {
    type: "buy",
    currency: "USDT",
    network: "TRC20",
    amount: "100",
  });
  const path = `/transactions/${String(id)}`;
  return {
    sandbox: served.sandbox,
    id: String(id),
    answeredBy,
    look: () => ask(path),
    watch: () => listenToEvents(`${url}${path}/events`, ada),
    kill: (pid: string | null) => {
      const instance = instances.find((one) => one.pid === pid);
      if (!instance) throw new Error(`There is no instance ${pid}.`);
      instance.kill();
    },
  };
}

const instanceOf = ({ response }: Events) => response.headers.get("X-Instance");

test("a purchase is followed through three instances, one of which is killed in the middle", async () => {
  const { sandbox, id, answeredBy, look, watch, kill } = await startThree();
  const before = await watch();
  expect(await before.next()).toMatchObject({ status: "pending" });
  sandbox.pay(id);
  expect(await before.next()).toMatchObject({ status: "processing" });

  kill(instanceOf(before));
  await expect(before.next()).rejects.toThrow(/terminated|ended/);
  // The money moves while nobody watches.
  sandbox.clock.advance(60_000);

  const after = await watch();
  expect(instanceOf(after)).not.toBe(instanceOf(before));
  expect(await after.rest()).toMatchObject([{ status: "completed" }]);
  // Whichever answers knows it, and nobody asked the vendor for anything twice.
  for (let turn = 0; turn < 4; turn++) expect(await look()).toMatchObject({ status: "completed" });
  expect(answeredBy.size).toBeGreaterThanOrEqual(2);
  expect(sandbox.counts).toMatchObject({ sessions: 1, statusRequests: 2 + 4 });
  // The vendor closes the socket of what is completed; one that closes before the look is answered is opened again.
  expect(sandbox.counts.sockets).toBeGreaterThanOrEqual(2);
});

test("three tabs on three instances see the same, and outlive the one that is killed", async () => {
  const { sandbox, id, watch, kill } = await startThree();
  const tabs = [await watch(), await watch(), await watch()];
  expect(new Set(tabs.map(instanceOf)).size).toBe(3);
  for (const { next } of tabs) expect(await next()).toMatchObject({ status: "pending" });
  const [first, ...others] = tabs;
  kill(first ? instanceOf(first) : null);
  sandbox.pay(id);
  for (const { next } of others) expect(await next()).toMatchObject({ status: "processing" });
  sandbox.clock.advance(60_000);
  for (const { rest } of others) expect(await rest()).toMatchObject([{ status: "completed" }]);
  expect(sandbox.counts).toMatchObject({ sessions: 1, statusRequests: 3, sockets: 3 });
});
