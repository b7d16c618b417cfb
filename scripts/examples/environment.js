import process from "node:process";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Apps are built and started as in production. */
export const PRODUCTION = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
