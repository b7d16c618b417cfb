import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, expect, inject, test } from "vitest";

const { folder } = inject("packed");

// faults N5
/** Uses every entry, and some lines that must not compile. */
const PARTNER = `
import { useState } from "react";
import {
  bleepay, isRampError, preload, proof, RampFrame, RampProvider, RampStatus, RampWidget, transak,
  useRamp, useTransaction, type VendorInput, type RampEvent,
} from "ramp-widget";
import { messages } from "ramp-widget/messages/de";
import { bleepaySandboxAssets, createSandbox } from "ramp-widget/sandbox";
import { sandboxVendors } from "ramp-widget/sandbox/page";
import { sandboxVendors as sandboxServers } from "ramp-widget/sandbox/server";
import { contentSecurityPolicy, proof as onServer, rampEndpoint, type RampUser } from "ramp-widget/server";
import { postgresSchema, postgresStore } from "ramp-widget/server/postgres";
import { redisStore } from "ramp-widget/server/redis";
import { sqliteStore } from "ramp-widget/server/sqlite";
import { testStore } from "ramp-widget/server/testing";
import manifest from "ramp-widget/package.json" with { type: "json" };

const vendors: VendorInput[] = [
  proof({ scriptOrigins: ["https://widget.proof.community"] }), transak(), bleepay(),
];
const server = onServer({ baseUrl: "https://example.com", clientToken: "t" });
const user = (): RampUser => ({ id: "1", email: "a@example.com" });
export const endpoint: (request: Request) => Promise<Response> = rampEndpoint({
  vendors: [server],
  user,
});
export const policy: string = contentSecurityPolicy([server], { nonce: "n" });
export const schema: string = postgresSchema({ schema: "ramp" });
export const stores = [
  postgresStore({ pool: { query: async () => ({ rows: [] }) } }),
  redisStore({ client: { eval: async () => {}, publish: async () => {}, duplicate: () => { throw new Error(); } } }),
];
export const tested: Promise<void> = testStore(() => sqliteStore({
  database: { exec: () => {}, prepare: () => ({ run: () => ({ changes: 0 }), get: () => ({}), all: () => [] }) },
}));
export const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization" });
export const assets = bleepaySandboxAssets;
export const played = rampEndpoint({ vendors: sandboxServers({ initTokenType: "sdk_partner_authorization" }), user });
export const playing = <RampWidget endpoint="/api/ramp" currency="USDT" vendors={sandboxVendors()} />;
export const either = (isMoney: boolean, amount: string) => (
  <RampWidget
    endpoint="/api/ramp"
    currency="USDT"
    {...(isMoney ? { fiatAmount: amount } : { amount })}
  />
);
export const version: string = manifest.version;

export function Checkout() {
  const [told, tell] = useState<RampEvent["type"]>();
  const ramp = useRamp({ endpoint: "/api/ramp", currency: "USDT", vendors });
  const { transaction } = useTransaction({ transactionId: told ?? null });
  if (isRampError(ramp.error) && ramp.error.code === "rate-limited")
    return <p>{ramp.error.retryAfter}</p>;
  return (
    <RampProvider endpoint="/api/ramp" messages={messages}>
      <button onPointerEnter={() => preload()}>{transaction?.amount}</button>
      <RampFrame ramp={ramp} />
      <RampStatus transactionId="1" />
      <RampWidget
        currency="USDT"
        onComplete={({ amount }) => amount?.length}
        onEvent={({ type }) => tell(type)}
        onSellDeposit={async ({ address }) => ({ txHash: address })}
      />
    </RampProvider>
  );
}
// @ts-expect-error: a mode that does not exist
export const wrong = <RampWidget endpoint="/api/ramp" currency="USDT" mode="swap" />;
// @ts-expect-error: an amount is a decimal string
export const lossy = <RampWidget endpoint="/api/ramp" currency="USDT" amount={0.1} />;
// @ts-expect-error: one amount, and the vendor works out the other
export const both = <RampWidget endpoint="/api/ramp" currency="USDT" amount="1" fiatAmount="1" />;
// @ts-expect-error: the same for those who draw it themselves
export const useBoth = () => useRamp({ endpoint: "/api/ramp", currency: "USDT", amount: "1", fiatAmount: "1" });
`;

beforeAll(() => {
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  writeFileSync(join(folder, "partner.tsx"), PARTNER);
});

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: false,
  // The compiler's own library alone is left out: its makers check it.
  skipDefaultLibCheck: true,
  jsx: "react-jsx",
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  types: [],
  resolveJsonModule: true,
};
const PROJECTS = {
  bundler: { module: "ESNext", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  "react-18": {
    module: "ESNext",
    moduleResolution: "bundler",
    paths: {
      react: [resolve("node_modules/types-react-18")],
      "react/*": [resolve("node_modules/types-react-18/*")],
    },
  },
};

test.concurrent.each([
  ["5.9", "typescript-5.9", ["bundler", "nodenext"]],
  ["6.0", "typescript-6", ["bundler", "nodenext"]],
  ["7.0", "typescript", ["bundler", "nodenext", "react-18"]],
] as const)(
  "a partner's project compiles with TypeScript %s, and checks libraries too",
  async (version, compiler, names) => {
    const bin = resolve("node_modules", compiler, "bin/tsc");
    expect(await run(bin, ["--version"])).toContain(`Version ${version}`);
    const projects = names.map((name) => join(folder, version, name));
    for (const [index, project] of projects.entries()) {
      mkdirSync(project, { recursive: true });
      const compilerOptions = { ...STRICT, ...PROJECTS[names[index] ?? "bundler"] };
      const config = { compilerOptions, files: ["../../partner.tsx"] };
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
    }
    // All in one process, which is a third faster.
    expect(await run(bin, ["--build", ...projects])).toBe("");
  },
);

/** What it prints. */
function run(script: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
