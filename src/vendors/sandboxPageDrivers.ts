import { proofPageDriver } from "./proof/sandbox/proofPageDriver.ts";
import type { PageDriver } from "./sandbox/PageDriver.ts";
import { transakPageDriver } from "./transak/sandbox/transakPageDriver.ts";

/** The vendors whose pages a user fills in. */
export const sandboxPageDrivers: readonly PageDriver[] = [proofPageDriver, transakPageDriver];
