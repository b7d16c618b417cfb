import type { Trial } from "../Trial.ts";
import { looks } from "./looks.ts";
import { modal } from "./modal.ts";
import { network } from "./network.ts";
import { pages } from "./pages.ts";
import { policy } from "./policy.ts";
import { purchases } from "./purchases.ts";
import { resume } from "./resume.ts";
import { storage } from "./storage.ts";
import { windows } from "./windows.ts";

/** All trials, in the order of the table. */
export const TRIALS: Record<string, readonly Trial[]> = {
  Purchases: purchases,
  Modal: modal,
  "Popup and redirect": windows,
  "Resuming and tabs": resume,
  "Network and status": network,
  "Policy and secrets": policy,
  Storage: storage,
  "Pages and components": pages,
  "Looks and languages": looks,
};
