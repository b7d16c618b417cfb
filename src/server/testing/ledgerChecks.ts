import type { PurchaseRecord } from "../store/RampStore.ts";
import { countOf, expectEqual, runConcurrently } from "./expectations.ts";
import { ODD_TEXTS, type StoreCheck } from "./StoreCheck.ts";

/** Only what a purchase must have. */
function withoutOptionalFields(record: PurchaseRecord): PurchaseRecord {
  const { vendor, id, userId, mode, status, createdAt, updatedAt, version } = record;
  return { vendor, id, userId, mode, status, createdAt, updatedAt, version };
}

export const ledgerChecks: readonly StoreCheck[] = [
  {
    rule: "getPurchase() returns what savePurchase() saved, field by field, on all instances",
    async run({ stores, purchase }) {
      const full = purchase();
      const none = await stores[0].getPurchase(full.vendor, full.id);
      expectEqual(none, undefined, "A purchase that was never saved");
      expectEqual(await stores[0].savePurchase(full), true, "savePurchase()");
      for (const store of stores)
        expectEqual(await store.getPurchase(full.vendor, full.id), full, "The purchase");
    },
  },
  {
    rule: "a field that is missing or undefined is undefined afterwards, not null",
    async run({ stores, purchase }) {
      const small = withoutOptionalFields(purchase({ id: "small" }));
      await stores[0].savePurchase({ ...small, dueAt: undefined, txHash: undefined });
      const found = await stores[1].getPurchase(small.vendor, small.id);
      expectEqual(found, small, "A purchase without optional fields");
      const full = purchase({ version: 1 });
      await stores[0].savePurchase(full);
      const smaller = { ...withoutOptionalFields(full), version: 2 };
      await stores[0].savePurchase({ ...smaller, dueAt: undefined });
      const saved = await stores[1].getPurchase(full.vendor, full.id);
      expectEqual(saved, smaller, "A purchase whose optional fields were removed");
    },
  },
  {
    rule: "savePurchase() returns false and changes nothing unless the version is the next one",
    async run({ stores, purchase }) {
      const first = purchase({ status: "pending" });
      const { vendor, id } = first;
      const save = (version: number) =>
        stores[version % 3]?.savePurchase({ ...first, status: "failed", version });
      expectEqual(await save(2), false, "Version 2 of a new purchase");
      expectEqual(await stores[0].getPurchase(vendor, id), undefined, "The purchase after it");
      await stores[0].savePurchase(first);
      expectEqual(await save(1), false, "A second version 1");
      expectEqual(await save(3), false, "Version 3 after version 1");
      expectEqual(await stores[0].getPurchase(vendor, id), first, "The purchase after it");
      expectEqual(await save(2), true, "Version 2 after version 1");
      const second = { ...first, status: "failed", version: 2 };
      expectEqual(await stores[0].getPurchase(vendor, id), second, "The purchase after it");
      expectEqual(await save(2), false, "A second version 2");
    },
  },
  {
    rule: "one of 50 concurrent savePurchase() of one version succeeds, and stays",
    async run({ stores, purchase }) {
      for (const version of [1, 2]) {
        const records = Array.from({ length: 50 }, (_, index) =>
          purchase({ version, reference: `reference ${index}` }),
        );
        const results = await runConcurrently(async (index) => {
          const record = records[index] ?? purchase();
          return await (stores[index % 3] ?? stores[0]).savePurchase(record);
        });
        expectEqual(countOf(results, true), 1, `The number of successful saves of ${version}`);
        const { vendor, id } = purchase();
        const saved = records[results.indexOf(true)];
        expectEqual(await stores[0].getPurchase(vendor, id), saved, "The purchase");
      }
    },
  },
  {
    rule: "no change is lost when three instances read, change and save a purchase at once",
    async run({ stores, purchase }) {
      const { vendor, id } = purchase();
      await stores[0].savePurchase(purchase({ amount: "0" }));
      const addTen = stores.map(async (store) => {
        for (let saved = 0; saved < 10;) {
          const found = (await store.getPurchase(vendor, id)) ?? purchase();
          const amount = String(Number(found.amount) + 1);
          if (await store.savePurchase({ ...found, amount, version: found.version + 1 }))
            saved += 1;
        }
      });
      await Promise.all(addTen);
      const found = await stores[0].getPurchase(vendor, id);
      expectEqual([found?.amount, found?.version], ["30", 31], "The amount and the version");
    },
  },
  {
    rule: "a purchase is identified by exactly its vendor and id",
    async run({ stores, purchase, unique }) {
      const vendors = ["acme", "Acme"].map((name) => unique(name));
      for (const [index, id] of ODD_TEXTS.entries())
        for (const vendor of vendors) {
          const record = purchase({ vendor, id, reference: `${vendor} ${index}` });
          expectEqual(await stores[0].savePurchase(record), true, `Saving the new id ${id}`);
        }
      for (const [index, id] of ODD_TEXTS.entries())
        for (const vendor of vendors) {
          const found = await stores[1].getPurchase(vendor, id);
          expectEqual(found?.id, id, "The id");
          expectEqual(found?.reference, `${vendor} ${index}`, "The reference");
        }
    },
  },
  {
    rule: "records are copies: the caller may change what it saved or got",
    async run({ stores, purchase }) {
      const record = purchase();
      const { vendor, id } = record;
      const before = { ...record };
      await stores[0].savePurchase(record);
      record.status = "failed";
      const found = await stores[0].getPurchase(vendor, id);
      expectEqual(found, before, "The purchase after its record was changed");
      if (found) found.status = "failed";
      const again = await stores[0].getPurchase(vendor, id);
      expectEqual(again, before, "The purchase after the one that was read was changed");
    },
  },
];
