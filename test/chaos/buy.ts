import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../../src/sandbox/Sandbox.ts";
import type { Browser } from "./createBrowser.ts";
import type { Followers } from "./createFollowers.ts";
import type { Plan, Purchase } from "./Purchase.ts";
import { note } from "./Purchase.ts";
import type { Random } from "./random.ts";

type Step = "order" | "pay" | "paymentSeen" | "decline" | "cancel";

const STEPS: Record<Purchase["vendor"], Record<Plan, Step[]>> = {
  proof: {
    pay: ["pay"],
    decline: ["decline"],
    "decline-then-pay": ["decline", "pay"],
    cancel: ["cancel"],
  },
  transak: {
    pay: ["order", "pay"],
    decline: ["decline"],
    "decline-then-pay": ["decline", "order", "pay"],
    cancel: ["order", "cancel"],
  },
  // A deposit can't be declined, and none is paid after it was cancelled.
  bleepay: {
    pay: ["paymentSeen", "pay"],
    decline: ["cancel"],
    "decline-then-pay": ["pay"],
    cancel: ["cancel"],
  },
};

/** One user's whole purchase: sessions from several instances, the vendor's page, and looks at the status. */
export async function buy(
  purchase: Purchase,
  {
    browser,
    followers,
    sandbox,
    random,
    patienceMs,
  }: {
    browser: Browser;
    followers: Followers;
    sandbox: Sandbox;
    random: Random;
    /** How long the user tries to get a session. */
    patienceMs: number;
  },
): Promise<void> {
  if (!(await browser.openSession(purchase, random, patienceMs))) return;
  // A page that is reloaded, or a response that got lost.
  if (random.chance(0.6)) {
    await pause(random.between(0, 500));
    await browser.requestSession(purchase, random);
  }
  if (purchase.vendor === "proof" && random.chance(0.5)) followers.follow(purchase, random);
  for (const step of STEPS[purchase.vendor][purchase.plan]) {
    if (random.chance(0.3)) await browser.look(purchase, random);
    await pause(random.between(50, 800));
    take(sandbox, purchase, step);
  }
  if (random.chance(0.3)) await browser.look(purchase, random);
}

function take(sandbox: Sandbox, purchase: Purchase, step: Step): void {
  const { id = "" } = purchase;
  try {
    sandbox[step](id);
    note(purchase, step);
  } catch (error) {
    // Vendors refuse, for example, to cancel what is already being delivered.
    note(purchase, `no ${step}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
