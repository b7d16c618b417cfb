import type { PurchaseRecord, RampStore } from "../store/RampStore.ts";
import { expectEqual } from "./expectations.ts";
import { ODD_TEXTS, type CheckContext, type StoreCheck } from "./StoreCheck.ts";

/** Long ago, so that purchases of others are not due, not settled and not deleted. */
const TIME = 1_000_000;

async function saveAll(store: RampStore, records: readonly PurchaseRecord[]): Promise<void> {
  for (const record of records)
    expectEqual(await store.savePurchase(record), true, `Saving ${record.id}`);
}

const idsOf = (records: readonly PurchaseRecord[]) => records.map(({ id }) => id);

/** In the order of code points, ascending; UTF-16 units would sort the last two the other way. */
const SORTED = ["A", "B", "a", "a:b", "aa", "b", "\u00e9", "日", "\ufffd", "\u{1f600}"];

/** Purchases in the order of their history, most of them with the same time. */
function buildHistory({ purchase, unique }: CheckContext): PurchaseRecord[] {
  const vendors = [unique("b"), unique("a")];
  const tied = SORTED.toReversed().flatMap((id) =>
    vendors.map((vendor) => purchase({ id, vendor, createdAt: TIME })),
  );
  return [
    purchase({ id: "a", vendor: unique("new"), createdAt: TIME + 10_000_000 }),
    purchase({ id: "a", vendor: unique("later"), createdAt: TIME + 1 }),
    ...tied,
    purchase({ id: "z", vendor: unique("old"), createdAt: TIME - 1 }),
    purchase({ id: "z", vendor: unique("oldest"), createdAt: 1 }),
  ];
}

/** The same records in another order. */
const shuffle = (records: readonly PurchaseRecord[]) =>
  records.toSorted((one, other) => (one.id.length % 3) - (other.id.length % 3));

export const listChecks: readonly StoreCheck[] = [
  {
    rule: "listDuePurchases() lists what is due, dueBefore included, the longest due first",
    async run({ stores, purchase }) {
      const due = (id: string, dueAt: number | undefined) =>
        purchase({ id, dueAt, checkedAt: undefined });
      const list = async (dueBefore: number, limit = 100) =>
        idsOf(await stores[1].listDuePurchases({ dueBefore, checkedBefore: TIME, limit }));
      await saveAll(stores[0], [
        due("third", TIME + 3),
        due("first", TIME - 1_000),
        due("settled", undefined),
        due("second", TIME + 2),
        due("later", TIME + 4),
      ]);
      expectEqual(await list(TIME + 3), ["first", "second", "third"], "The list");
      expectEqual(await list(TIME + 3, 2), ["first", "second"], "The list of 2");
      expectEqual(await list(TIME + 3, 0), [], "The list of 0");
      await saveAll(stores[2], [
        { ...due("first", TIME + 3), version: 2 },
        { ...due("second", undefined), version: 2 },
        { ...due("settled", TIME - 1), version: 2 },
        { ...due("third", TIME + 2), version: 2 },
      ]);
      const after = await list(TIME + 3);
      expectEqual(after, ["settled", "third", "first"], "The list after dueAt changed");
    },
  },
  {
    rule: "listDuePurchases() skips what was checked after checkedBefore, before it applies the limit",
    async run({ stores, purchase }) {
      const recent = Array.from({ length: 5 }, (_, index) =>
        purchase({ id: `recent ${index}`, dueAt: TIME, checkedAt: TIME + 11 }),
      );
      await saveAll(stores[0], [
        ...recent,
        purchase({ id: "never", dueAt: TIME + 1, checkedAt: undefined }),
        purchase({ id: "at", dueAt: TIME + 2, checkedAt: TIME + 10 }),
        purchase({ id: "before", dueAt: TIME + 3, checkedAt: TIME }),
      ]);
      const query = { dueBefore: TIME + 5, checkedBefore: TIME + 10 };
      const all = await stores[1].listDuePurchases({ ...query, limit: 100 });
      expectEqual(idsOf(all), ["never", "at", "before"], "The list");
      const two = await stores[1].listDuePurchases({ ...query, limit: 2 });
      expectEqual(idsOf(two), ["never", "at"], "The list of 2");
      expectEqual(
        all[1],
        purchase({ id: "at", dueAt: TIME + 2, checkedAt: TIME + 10 }),
        "A record",
      );
    },
  },
  {
    rule: "listUserPurchases() sorts by createdAt, id and vendor, each descending, by code points",
    async run(context) {
      const { stores, purchase } = context;
      const history = buildHistory(context);
      await saveAll(stores[0], shuffle(history));
      const { userId } = purchase();
      const found = await stores[1].listUserPurchases(userId, { limit: 100 });
      expectEqual(idsOf(found), idsOf(history), "The order of ids");
      expectEqual(found, history, "The list");
      const none = await stores[1].listUserPurchases(userId, { limit: 0 });
      expectEqual(none, [], "The list of 0");
    },
  },
  {
    rule: "listUserPurchases() continues after a purchase, so that pages of any size make up the list",
    async run(context) {
      const { stores, purchase } = context;
      const history = buildHistory(context);
      await saveAll(stores[0], shuffle(history));
      const { userId } = purchase();
      for (const limit of [1, 2, 3, 7, history.length]) {
        const pages: PurchaseRecord[] = [];
        let page = await stores[1].listUserPurchases(userId, { limit });
        while (page.length > 0 && pages.length <= history.length) {
          expectEqual(page.length <= limit, true, `Whether a page has at most ${limit}`);
          pages.push(...page);
          page = await stores[2].listUserPurchases(userId, { limit, after: page.at(-1) });
        }
        expectEqual(idsOf(pages), idsOf(history), `The ids in pages of ${limit}`);
      }
      const after = { createdAt: TIME, id: "aaa", vendor: "any" };
      const rest = await stores[0].listUserPurchases(userId, { limit: 100, after });
      const expected = history.filter(
        ({ createdAt, id }) => createdAt < TIME || (createdAt === TIME && SORTED.indexOf(id) < 5),
      );
      expectEqual(idsOf(rest), idsOf(expected), "The list after a purchase that is not there");
    },
  },
  {
    rule: "listUserPurchases() lists exactly that user's purchases, in their newest version",
    async run({ stores, purchase, unique }) {
      const users = ODD_TEXTS.map((text) => `${unique("user")}${text}`);
      for (const [index, userId] of users.entries())
        await saveAll(stores[0], [purchase({ id: `purchase ${index}`, userId })]);
      for (const [index, userId] of users.entries()) {
        const newest = purchase({ id: `purchase ${index}`, userId, status: "failed", version: 2 });
        await saveAll(stores[0], [newest]);
        const found = await stores[1].listUserPurchases(userId, { limit: 100 });
        expectEqual(found, [newest], `The list of ${userId}`);
      }
    },
  },
  {
    rule: "deleteUserPurchases() deletes all purchases of exactly that user, and returns how many",
    async run({ stores, purchase, unique }) {
      const [userId, other] = [unique("user"), unique("user:")];
      const own = ["a", "b", "c"].map((id) => purchase({ id, userId, dueAt: TIME }));
      const settled = purchase({ id: "settled", userId, dueAt: undefined });
      const others = purchase({ id: "other", userId: other, dueAt: TIME });
      await saveAll(stores[0], [...own, settled, others]);
      expectEqual(await stores[1].deleteUserPurchases(userId), 4, "The number");
      expectEqual(await stores[1].deleteUserPurchases(userId), 0, "The number the second time");
      const list = await stores[0].listUserPurchases(userId, { limit: 100 });
      expectEqual(list, [], "The user's list");
      const query = { dueBefore: TIME, checkedBefore: Number.MAX_SAFE_INTEGER, limit: 100 };
      const due = await stores[0].listDuePurchases(query);
      expectEqual(due, [others], "The due purchases");
      const [first = purchase()] = own;
      const found = await stores[0].getPurchase(first.vendor, first.id);
      expectEqual(found, undefined, "A deleted purchase");
      const next = await stores[0].savePurchase({ ...first, version: 2 });
      expectEqual(next, false, "Saving the next version of a deleted purchase");
      expectEqual(await stores[0].savePurchase(first), true, "Saving it as a new one");
    },
  },
  {
    rule: "deleteSettledPurchases() deletes those without dueAt that were updated before the time",
    async run({ stores, purchase }) {
      const old = (id: string, fields: Partial<PurchaseRecord>) =>
        purchase({ id, dueAt: undefined, updatedAt: TIME - 1, ...fields });
      const open = old("open", { dueAt: 1 });
      const recent = old("recent", { updatedAt: TIME });
      const reopened = old("reopened", {});
      const settled = old("settled", { dueAt: 1 });
      await saveAll(stores[0], [old("old", {}), open, recent, reopened, settled]);
      const reopenedAgain = { ...reopened, dueAt: 1, version: 2 };
      await saveAll(stores[0], [reopenedAgain, { ...settled, dueAt: undefined, version: 2 }]);
      expectEqual(await stores[1].deleteSettledPurchases(TIME), 2, "The number");
      expectEqual(await stores[1].deleteSettledPurchases(TIME), 0, "The number the second time");
      const found = await stores[0].listUserPurchases(open.userId, { limit: 100 });
      expectEqual(found, [reopenedAgain, recent, open], "The remaining purchases");
      const kept = await stores[0].getPurchase(open.vendor, "old");
      expectEqual(kept, undefined, "A deleted purchase");
    },
  },
];
