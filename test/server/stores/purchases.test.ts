import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rampEndpoint } from "../../../src/server.ts";
import type {
  PurchaseRecord,
  RampEndpoint,
  RampStore,
  TransactionStatus,
  VendorServer,
} from "../../../src/server.ts";
import { getProgress } from "../../../src/vendors/Transaction.ts";
import { plainStatus } from "../permissiveVendor.ts";
import { STORES } from "./openStores.ts";

const INSTANCES = 3;
const USERS = ["ada", "eve"];
const KEYS = ["key-of-order-1", "key-of-order-2"];
const STEPS: TransactionStatus[] = ["processing", "failed", "completed"];
const DAY_MS = 24 * 60 * 60 * 1000;

type Command =
  | { do: "order"; instance: number; user: number; key: number }
  | { do: "move"; purchase: number; step: number }
  | { do: "webhook" | "look"; instance: number; purchase: number }
  | { do: "crash" | "reconcile"; instance: number };

const index = (count: number) => fc.nat({ max: count - 1 });
const instance = index(INSTANCES);
const purchase = fc.nat({ max: 3 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("order" as const),
      instance,
      user: index(2),
      key: index(2),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("move" as const), purchase, step: index(3) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("webhook" as const), instance, purchase }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("look" as const), instance, purchase }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const), instance }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reconcile" as const), instance }) },
);
/** Commands of one group happen at the same time. */
const story = fc.array(fc.array(command, { minLength: 1, maxLength: 9 }), {
  minLength: 2,
  maxLength: 8,
});

/** The vendor, which all instances ask. */
function createVendor() {
  const purchases: { id: string; user: string; status: TransactionStatus }[] = [];
  const find = (id: string) => purchases.find((one) => one.id === id);
  const vendor: VendorServer = {
    name: "one",
    async createSession(_order, user) {
      await turn();
      const id = `tx-${purchases.length}-${user.id}`;
      purchases.push({ id, user: user.id, status: "pending" });
      return { status: 200, body: { id } };
    },
    async getTransaction(id, user) {
      const found = find(id);
      // By the time it arrives, the answer may be out of date.
      const body = { id, status: found?.status };
      await turn();
      return found?.user === user.id ? { status: 200, body } : { status: 404, body: {} };
    },
    getStatus: plainStatus,
    parseWebhook: async ({ body }) => JSON.parse(body) as { id: string; status: TransactionStatus },
    async confirmTransaction({ id }) {
      const found = find(id);
      if (!found) return undefined;
      const { status, user: userId } = found;
      await turn();
      return { id, vendor: "one", mode: "buy", status, vendorStatus: status, userId };
    },
    getEncryptionKey: () => "a secret",
  };
  return { vendor, purchases };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
const never = <Result>() => new Promise<Result>(() => {});

/** A process: after its crash it reaches nothing, and nothing reaches it. */
function startProcess(
  vendor: VendorServer,
  store: RampStore,
  hear: (id: string, status: TransactionStatus, life: { isOver: boolean }) => void,
  onSave: (record: PurchaseRecord) => void,
) {
  const life = { isOver: false };
  const claims = new Map<string, string>();
  /** What a dead process has claimed is free after a while. No test waits for it. */
  const expire = (key = "", owner = "") => store.release(key, owner);
  let end = () => {};
  const death = new Promise<"dead">((resolve) => (end = () => resolve("dead")));
  const reachable = new Proxy(store, {
    get(target, name: keyof RampStore) {
      const operation = target[name] as ((...args: unknown[]) => unknown) | undefined;
      if (!operation || name === "publish" || name === "subscribe") return undefined;
      return async (...args: unknown[]) => {
        if (life.isOver) return never();
        // What is due within a day is due now.
        if (name === "listDuePurchases")
          args[0] = {
            dueBefore: Date.now() + DAY_MS,
            checkedBefore: Date.now() + DAY_MS,
            limit: 100,
          };
        const result = await operation.apply(target, args);
        if (name === "claim" && result === "claimed") {
          const [key, owner] = args as string[];
          if (life.isOver) await expire(key, owner);
          else claims.set(String(key), String(owner));
        }
        if (name === "savePurchase" && result === true) onSave(args[0] as PurchaseRecord);
        return life.isOver ? never() : result;
      };
    },
  });
  const endpoint: RampEndpoint = rampEndpoint({
    vendors: [vendor],
    user: (request) => {
      const id = request.headers.get("cookie") ?? "";
      return { id, email: `${id}@example.com` };
    },
    store: reachable,
    async onTransaction({ id, status }) {
      await turn();
      if (life.isOver) return never();
      hear(id, status, life);
      return undefined;
    },
    onError() {},
  });
  return {
    endpoint,
    /** What comes of some work, unless the process dies before. */
    live: <Result>(work: Promise<Result>) => Promise.race([work, death]),
    async crash() {
      life.isOver = true;
      end();
      await Promise.all([...claims].map(([key, owner]) => expire(key, owner)));
    },
  };
}

test.each(STORES)(
  "over %s, one order has one session, each status is reported forwards and once, and nothing is lost",
  { timeout: 300_000 },
  async (name, prepare) => {
    const open = await prepare();
    const stores = await Promise.all(Array.from({ length: INSTANCES }, open));
    const ledger = await open();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(story, async (groups) => {
        const users = USERS.map((user) => `${user}-${runs}`);
        runs += 1;
        const { vendor, purchases } = createVendor();
        const told: { id: string; status: TransactionStatus; life: { isOver: boolean } }[] = [];
        const sessions = new Map<string, Set<string>>();
        const owners = new Map<string, string>();
        const saved = new Map<string, TransactionStatus[]>();
        const start = (at: number) =>
          startProcess(
            vendor,
            stores[at] ?? ledger,
            (id, status, life) => told.push({ id, status, life }),
            ({ id, version, status }) => {
              const statuses = saved.get(id) ?? [];
              statuses[version - 1] = status;
              saved.set(id, statuses);
            },
          );
        const processes = stores.map((_, at) => start(at));

        const send = (at: number, path: string, user: string, body?: object, key = "") =>
          processes[at]?.live(
            processes[at].endpoint(
              new Request(`https://shop.example/api/ramp/${path}`, {
                headers: {
                  "Content-Type": "application/json",
                  Cookie: user,
                  "Idempotency-Key": key,
                },
                ...(body && { method: "POST", body: JSON.stringify(body) }),
              }),
            ),
          );

        async function run(one: Command): Promise<void> {
          const found = "purchase" in one ? purchases[one.purchase] : undefined;
          if (one.do === "order") {
            const [user = "", key = ""] = [users[one.user], KEYS[one.key]];
            const order = { type: "buy", currency: "USDT", amount: "5" };
            const response = await send(one.instance, "session", user, order, key);
            if (!(response instanceof Response) || response.status !== 200) return;
            const { id } = (await response.json()) as { id: string };
            const intent = `${user} ${key}`;
            sessions.set(intent, (sessions.get(intent) ?? new Set()).add(id));
            owners.set(id, user);
          } else if (one.do === "move") {
            // In the middle of what happens at the same time.
            await turn();
            await turn();
            const step = STEPS[one.step] ?? "processing";
            if (found && (getProgress(step) ?? 0) > (getProgress(found.status) ?? 0))
              found.status = step;
          } else if (one.do === "crash") {
            const dead = processes[one.instance];
            processes[one.instance] = start(one.instance);
            await dead?.crash();
          } else if (one.do === "reconcile") {
            const process = processes[one.instance];
            await process?.live(process.endpoint.reconcile());
          } else if (found && one.do === "look")
            await send(one.instance, `transactions/${found.id}`, found.user);
          else if (found)
            await send(one.instance, "webhook", "", { id: found.id, status: found.status });
        }

        for (const group of groups) await Promise.all(group.map(run));
        const last = start(0);
        // What the others still report holds its lease for some turns.
        for (let rounds = 0; rounds < 1_000; rounds++) {
          await turn();
          await last.endpoint.reconcile();
          const records = await Promise.all(
            [...owners.keys()].map((id) => ledger.getPurchase("one", id)),
          );
          const isSettled = records.every(
            (record) => record?.status === "pending" || record?.reportedStatus === record?.status,
          );
          if (isSettled && rounds > 0) break;
        }

        for (const ids of sessions.values()) expect([...ids]).toHaveLength(1);
        for (const [id, user] of owners) {
          const status = purchases.find((one) => one.id === id)?.status;
          expect(await ledger.getPurchase("one", id)).toMatchObject({ id, userId: user, status });
          const heard = told.filter((one) => one.id === id);
          if (status !== "pending") expect(heard.at(-1)?.status).toBe(status);
          const ranks = heard.map((one) => getProgress(one.status) ?? -1);
          expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
          // Only what a process said that died afterwards may be said again.
          const repeated = heard.filter((one, at) => heard[at + 1]?.status === one.status);
          expect(repeated.filter(({ life }) => !life.isOver)).toEqual([]);
          const versions = (saved.get(id) ?? []).map((one) => getProgress(one) ?? -1);
          expect(versions).toEqual(versions.toSorted((one, other) => one - other));
        }
        for (const user of users) await ledger.deleteUserPurchases(user);
      }),
      { numRuns: name === "memory" ? 60 : 5 },
    );
  },
);
