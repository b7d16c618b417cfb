import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../../src/sandbox/Sandbox.ts";
import { parseJson } from "../../src/parseJson.ts";
import type { Random } from "./random.ts";

/** What the vendors issued, as they counted it. */
export interface VendorRecords {
  /** Sessions issued to a user, by email. */
  sessions: Map<string, number>;
  /** Sentences about users with two open deposits of the same asset and amount at the same time. */
  doubledDeposits: string[];
}

/** How long a vendor takes before and after it does what it was asked, in milliseconds. */
const LATENCY_MS = [0, 150] as const;

/**
 * Counts the sessions that the simulated vendors issue, and looks for doubled deposits. The vendors take
 * their time, so that things break in the middle of requests to them.
 */
export function watchVendors(sandbox: Sandbox, random: Random): VendorRecords {
  const sessions = new Map<string, number>();
  const doubledDeposits: string[] = [];
  const deposits = new Map<string, string[]>();
  const answer = sandbox.fetch;

  function noteDeposit(asked: Record<string, unknown>, answered: Record<string, unknown>): void {
    const { customerEmail, amount, currency, network } = asked;
    const key = JSON.stringify([customerEmail, amount, currency, network]);
    const all = [...(deposits.get(key) ?? []), String(answered["id"])];
    deposits.set(key, all);
    const open = all.filter((id) => sandbox.transaction(id)?.["paymentStatus"] === "CREATED");
    if (open.length > 1) doubledDeposits.push(`${key} has the open deposits ${open.join(", ")}.`);
  }

  sandbox.fetch = async (request) => {
    const isSession =
      request.method === "POST" &&
      /\/(widget\/session|auth\/session|create-session)$/.test(new URL(request.url).pathname);
    await pause(random.between(...LATENCY_MS));
    if (!isSession) return answer(request);
    const asked = parseJson(await request.clone().text()) as Record<string, unknown>;
    const response = await answer(request);
    if (!response.ok) return response;
    const params = (asked["widgetParams"] ?? asked) as Record<string, unknown>;
    const email = String(params["user_email"] ?? params["customerEmail"] ?? params["email"]);
    sessions.set(email, (sessions.get(email) ?? 0) + 1);
    if ("depositAddress" in asked)
      noteDeposit(asked, (await response.clone().json()) as Record<string, unknown>);
    await pause(random.between(...LATENCY_MS));
    return response;
  };
  return { sessions, doubledDeposits };
}
