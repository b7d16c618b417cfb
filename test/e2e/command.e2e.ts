import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test } from "vitest";

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

/** What `npm run demo -- …flags` runs, without npm around it. */
function run(...flags: string[]) {
  const child = spawn(process.execPath, ["demo/start.js", ...flags], { stdio: "pipe" });
  running.add(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => (said.out += text));
  child.stderr.on("data", (text) => (said.err += text));
  return {
    child,
    said,
    ended: once(child, "close").then(([code, signal]) => ({ code, signal })),
    says: async (text: string) => {
      while (!said.out.includes(text)) await once(child.stdout, "data");
    },
  };
}

const FREE = ["--port", "0", "--api-port", "0", "--widget-port", "0"];

test.each(["SIGINT", "SIGTERM"] as const)("%s stops everything, without a word", async (signal) => {
  const { child, said, ended, says } = run(
    ...FREE,
    "--init-token-type",
    "sdk_partner_authorization",
  );
  await says("Ctrl-C stops everything.");
  const addresses = said.out.match(/http:\/\/localhost:\d+/g) ?? [];
  expect(addresses).toHaveLength(3);
  const [app = "", , widget = ""] = addresses;
  expect(await (await fetch(`${app}/api/config`)).json()).toEqual({
    initTokenType: "sdk_partner_authorization",
    widgetUrl: widget,
  });
  const before = said.out;
  child.kill(signal);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(said).toEqual({ out: before, err: "" });
  for (const address of addresses) await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test.each([
  ["--port", "localhost"],
  ["--api-port", "127.0.0.1"],
  ["--widget-port", "127.0.0.1"],
])("a taken %s ends the command with one sentence that names it", async (flag, host) => {
  const occupant = createServer().listen(0, host);
  await once(occupant, "listening");
  const { port } = occupant.address() as AddressInfo;
  const { said, ended } = run(...FREE, flag, String(port));
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(said.out).toBe("");
  expect(said.err).toMatch(new RegExp(`^Port ${port} is taken, .*\\(?${flag}\\)?\\.\\n$`));
  occupant.close();
});

test("a flag that makes no sense is answered with the usage", async () => {
  const { said, ended } = run("--init-token-type", "E2");
  expect(await ended).toEqual({ code: 2, signal: null });
  expect(said.err).toMatch(
    /^`--init-token-type` is sdk_customer_token or sdk_partner_authorization\.\n\nUsage: npm run demo/,
  );
});
