import { expect } from "vitest";
import type { HostConfig } from "../host/HostConfig.ts";
import { type Trial, trial } from "../Trial.ts";

const buysWith = (storage: NonNullable<HostConfig["storage"]>, what: string) =>
  trial(what, async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ storage });
    await page.ramp.pay();
    await page.ramp.settle();
    expect(await page.completions()).toHaveLength(1);
    expect(server.sandbox.counts.sessions).toBe(1);
    expect(await page.read("localStorage.length")).toBe(0);
  });

export const storage: Trial[] = [
  buysWith("throws", "a storage that throws stops no purchase"),
  buysWith("full", "a full storage stops no purchase"),
  buysWith("none", "without a storage, nothing is stored"),
  trial("what is stored has no token and no address", async ({ serve }) => {
    const server = await serve();
    const page = await server.open();
    await page.ramp.pay();
    const stored = await page.read<string>(
      "JSON.stringify({ ...localStorage, ...sessionStorage })",
    );
    expect(stored).toContain(server.sandbox.newestTransaction());
    const transaction = JSON.stringify(
      server.sandbox.transaction(server.sandbox.newestTransaction() ?? ""),
    );
    for (const secret of stored.match(/[\w-]{24,}/g) ?? []) expect(transaction).toContain(secret);
    expect(stored).not.toMatch(/token|signature|address|@/i);
  }),
];
