import { setTimeout as pause } from "node:timers/promises";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { breakThings } from "./breakThings.ts";
import { buy } from "./buy.ts";
import { checkPurchase } from "./checkPurchases.ts";
import type { Violation } from "./checkPurchases.ts";
import { createBooks } from "./createBooks.ts";
import { createBrowser } from "./createBrowser.ts";
import { createFollowers } from "./createFollowers.ts";
import { createMailroom } from "./createMailroom.ts";
import { heal } from "./heal.ts";
import type { Healing } from "./heal.ts";
import { openInstanceStore } from "./openInstanceStore.ts";
import type { SharedStoreKind } from "./openInstanceStore.ts";
import { createCounts, note, VENDOR_NAMES } from "./Purchase.ts";
import type { ChaosCounts, Plan, Purchase } from "./Purchase.ts";
import { isUnreported } from "../../src/server/ledger/purchaseRecord.ts";
import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";
import { startInstances } from "./startInstances.ts";
import { startProxy } from "./startProxy.ts";
import { startStore } from "./startStore.ts";
import { watchVendors } from "./watchVendors.ts";

export interface ChaosOptions {
  store: SharedStoreKind;
  purchases: number;
  seed: number;
  /** How long a user tries to get a session, in milliseconds. */
  patienceMs: number;
  /** Purchases under way at the same time. */
  atOnce: number;
  log: (text: string) => void;
}

export interface ChaosReport {
  counts: ChaosCounts;
  /** Sessions that the vendors issued. */
  issued: number;
  /** Different sessions that browsers got. */
  handedOut: number;
  /** Purchases of which more than one session was handed out, or open deposits of one amount. */
  doubled: number;
  lostCompletions: number;
  completed: number;
  /** Users of the other vendors who got no session in time. */
  givenUp: number;
  /** Users of Bleepay who got none, because an instance was killed while it opened their deposit. */
  uncertain: number;
  healing: Healing;
  violations: Violation[];
  doubledDeposits: string[];
}

/** Share of the purchases that are made before anything breaks. */
const CALM_SHARE = 0.25;
const SETTLEMENT_MS = 1_500;
/** How long a browser may take to see a completion, after all has healed. */
const STREAM_DEADLINE_MS = 30_000;

/** Makes purchases while everything around them breaks, lets all heal, and checks what is left. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { store: kind, seed, patienceMs, atOnce, log } = options;
  const random = (name: string) => createRandom(seed, name);
  const closers: (() => unknown)[] = [];
  const counts = createCounts();
  const purchases = Array.from({ length: options.purchases }, (_, number) =>
    plan(number, random(`plan ${number}`)),
  );
  try {
    const mailroom = await createMailroom(counts, random("webhooks"));
    closers.push(mailroom.close);
    const books = await createBooks(counts, random("books"), (report) => {
      const isIt = ({ vendor, id = "" }: Purchase) =>
        vendor === report.vendor && id.split(".", 1)[0] === report.id;
      const purchase = purchases.find(isIt);
      if (purchase) note(purchase, `instance ${report.place} reports ${report.status}`);
    });
    closers.push(books.close);
    const { sandbox, apiUrl, widgetUrl, close } = await serveSandbox({
      apiPort: 0,
      widgetPort: 0,
      initTokenType: "sdk_partner_authorization",
      settlementDelayMs: SETTLEMENT_MS,
      webhookUrl: mailroom.url,
    });
    closers.push(close);
    const records = watchVendors(sandbox, random("vendors"));
    const { address, server, remove } = await startStore(kind);
    closers.push(remove);
    const proxies = server ? await Promise.all([0, 1, 2].map(() => startProxy(address))) : [];
    closers.push(() => proxies.forEach((proxy) => proxy.close()));
    const addresses = [0, 1, 2].map((place) => proxies[place]?.url ?? address);
    const instances = await startInstances(
      addresses,
      { apiUrl, widgetUrl, bookUrl: books.url },
      kind,
    );
    closers.push(() => Promise.all(instances.map((instance) => instance.kill())));
    mailroom.open(instances);
    const browser = createBrowser(instances, counts);
    const followers = createFollowers(instances);
    closers.push(followers.stop);

    async function makePurchases(some: readonly Purchase[]) {
      const waiting = some.values();
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (const purchase of waiting)
            await buy(purchase, {
              browser,
              followers,
              sandbox,
              random: random(`purchase ${purchase.number}`),
              patienceMs,
            });
        }),
      );
      await pause(SETTLEMENT_MS + 500);
      await mailroom.idle();
    }

    const calm = purchases.slice(0, Math.ceil(purchases.length * CALM_SHARE));
    const stormy = purchases.slice(calm.length);
    log(`${calm.length} purchases while nothing breaks`);
    await makePurchases(calm);
    const reader = await openInstanceStore(kind, address, 0);

    log(`${stormy.length} purchases while everything breaks`);
    let isOver = false;
    const storm = breakThings(
      { instances, proxies, server },
      { counts, random: random("breakages"), isOver: () => isOver, log },
    );
    await makePurchases(stormy).finally(() => (isOver = true));
    await storm;

    log("reconcile");
    const healing = await heal(instances, random("heal"), async () => {
      for (const { vendor, id = "" } of purchases) {
        const recordId = vendor === "bleepay" ? (id.split(".", 1)[0] ?? id) : id;
        const record = await reader.getPurchase(vendor, recordId);
        if (record && isUnreported(record)) return false;
      }
      return true;
    });
    const violations: Violation[] = [];
    for (const purchase of purchases) {
      const isCalm = calm.includes(purchase);
      const evidence = { sandbox, books, store: reader, isCalm };
      violations.push(...(await checkPurchase(purchase, evidence)));
    }
    const completed = purchases.filter(({ story }) =>
      story.some((line) => line.endsWith(" reports completed")),
    );
    for (const purchase of await followers.waitForCompletions(completed, STREAM_DEADLINE_MS))
      violations.push({ purchase, what: "its browser did not see that it was completed" });
    for (const purchase of followers.wentBack())
      violations.push({ purchase, what: "its browser saw an earlier status again" });
    const withoutSession = purchases.filter(({ sessions }) => sessions.size === 0);
    for (const { number, vendor, story } of withoutSession)
      log(`purchase ${number} (${vendor}) had no session: ${story.slice(-3).join("; ")}`);
    const { doubledDeposits } = records;
    const count = (sentence: string) =>
      violations.filter(({ what }) => what.includes(sentence)).length;
    return {
      counts,
      issued: Array.from(records.sessions.values()).reduce((sum, one) => sum + one, 0),
      handedOut: purchases.reduce((sum, { sessions }) => sum + sessions.size, 0),
      doubled: count("different sessions") + doubledDeposits.length,
      lostCompletions: count("completion was lost"),
      completed: completed.length,
      givenUp: withoutSession.filter(({ vendor }) => vendor !== "bleepay").length,
      uncertain: withoutSession.filter(({ vendor }) => vendor === "bleepay").length,
      healing,
      violations,
      doubledDeposits,
    };
  } finally {
    for (const end of closers.toReversed()) await end();
  }
}

function plan(number: number, random: Random): Purchase {
  const vendor = VENDOR_NAMES[number % VENDOR_NAMES.length] ?? "proof";
  const plans: Plan[] = ["pay", "pay", "pay", "decline", "decline-then-pay", "cancel"];
  const keys = Array.from(
    { length: vendor === "bleepay" ? 2 : 1 },
    (_, at) => `key-${number}-${at}-chaos`,
  );
  return {
    number,
    vendor,
    userId: `user${number}`,
    keys,
    amount: String(random.between(20, 400)),
    plan: random.pick(plans),
    sessions: new Set(),
    story: [],
  };
}
