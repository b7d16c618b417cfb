import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { Settings } from "./partner.js";

/** The newest behaviour that the pinned workerd knows. */
const COMPATIBILITY_DATE = "2026-10-01";

const BINDING = `, (name = "RAMP", durableObjectNamespace = "Ramp")`;
const OBJECTS = `durableObjectNamespaces = [(className = "Ramp", uniqueKey = "ramp")],
  durableObjectStorage = (inMemory = void),`;

/**
 * Puts the Worker into one file, with the conditions under which Cloudflare's own tools look for a
 * package's code, and writes how workerd serves it. Gives that configuration's file.
 */
export async function bundleWorker(server: string, settings: Settings): Promise<string> {
  const folder = dirname(server);
  await build({
    entryPoints: [server],
    outfile: join(folder, "worker.bundle.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    logLevel: "error",
  });
  const file = join(folder, "worker.capnp");
  const objects = server.endsWith("durable-object.js");
  const text = JSON.stringify(JSON.stringify(settings));
  await writeFile(
    file,
    `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "partner", worker = .partner),
    # The vendors are on this machine.
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "partner")],
);

const partner :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.js")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [(name = "SETTINGS", json = ${text})${objects ? BINDING : ""}],
  ${objects ? OBJECTS : ""}
);
`,
  );
  return file;
}
