import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));

/** The vendors' own folders, what they say in other languages, their words for networks, and the lists of the default, the sandbox's and the doctor's vendors. */
const AT_HOME =
  /^vendors\/((proof|transak|bleepay|messages)\/|(createVendorSandboxes|defaultVendors|doctorVendors|networks|sandboxClientVendors|sandboxPageDrivers|sandboxServerVendors|simulateSandboxPages)\.ts$)/;

test("only its own folder knows a vendor: elsewhere its name is in exports alone", () => {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(tsx?|css)$/.test(path) && !AT_HOME.test(path));
  expect(files.length).toBeGreaterThan(60);
  const named = files.flatMap((path) =>
    readFileSync(SRC + path, "utf8")
      .split("\n")
      .filter((line) => /proof|transak(?!tion|cj)|bleepay/i.test(line))
      .map((line) => `${path}: ${line}`),
  );
  expect(named.filter((line) => !/^[^:]*: export (type )?\{[^}]*\} from "/.test(line))).toEqual([]);
  expect(new Set(named.map((line) => line.split(":")[0]))).toEqual(
    new Set(["index.ts", "server.ts", "sandbox.ts", "sandbox/server.ts"]),
  );
});
