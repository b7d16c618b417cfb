import type { Breakage } from "./Breakage.ts";

const ALL = 1_000;

/** What a store may do wrong with lists and deletions. */
export const brokenLists: Record<string, Breakage> = {
  "settled purchases are due": (store) => ({
    savePurchase: (record) => store.savePurchase({ ...record, dueAt: record.dueAt ?? 1 }),
  }),
  "dueBefore is excluded": (store) => ({
    listDuePurchases: (query) =>
      store.listDuePurchases({ ...query, dueBefore: query.dueBefore - 1 }),
  }),
  "checkedBefore is excluded": (store) => ({
    listDuePurchases: (query) =>
      store.listDuePurchases({ ...query, checkedBefore: query.checkedBefore - 1 }),
  }),
  "checkedBefore is ignored": (store) => ({
    listDuePurchases: (query) => store.listDuePurchases({ ...query, checkedBefore: Infinity }),
  }),
  "checkedBefore applies after the limit": (store) => ({
    async listDuePurchases(query) {
      const due = await store.listDuePurchases({ ...query, checkedBefore: Infinity });
      return due.filter(({ checkedAt = 0 }) => checkedAt <= query.checkedBefore);
    },
  }),
  "unchecked purchases are not due": (store) => ({
    async listDuePurchases(query) {
      const due = await store.listDuePurchases({ ...query, limit: ALL });
      return due.filter(({ checkedAt }) => checkedAt !== undefined).slice(0, query.limit);
    },
  }),
  "the newest due come first": (store) => ({
    async listDuePurchases(query) {
      const due = await store.listDuePurchases({ ...query, limit: ALL });
      return due.toReversed().slice(0, query.limit);
    },
  }),
  "the limit of due purchases is ignored": (store) => ({
    listDuePurchases: (query) => store.listDuePurchases({ ...query, limit: ALL }),
  }),
  "the limit of the history is ignored": (store) => ({
    listUserPurchases: (userId, query) => store.listUserPurchases(userId, { ...query, limit: ALL }),
  }),
  "pages begin with their `after`": (store) => ({
    async listUserPurchases(userId, { after, limit }) {
      const all = await store.listUserPurchases(userId, { limit: ALL });
      const rest = all.filter(({ createdAt }) => !after || createdAt <= after.createdAt);
      return rest.slice(0, limit);
    },
  }),
  "pages skip purchases of the same time": (store) => ({
    async listUserPurchases(userId, { after, limit }) {
      const all = await store.listUserPurchases(userId, { limit: ALL });
      return all.filter(({ createdAt }) => !after || createdAt < after.createdAt).slice(0, limit);
    },
  }),
  "pages need their `after` to be there": (store) => ({
    async listUserPurchases(userId, { after, limit }) {
      const all = await store.listUserPurchases(userId, { limit: ALL });
      const { id, vendor } = after ?? {};
      const index = all.findIndex((one) => one.id === id && one.vendor === vendor);
      return all.slice(index + 1, index + 1 + limit);
    },
  }),
  "the history is sorted by UTF-16 units": (store) => ({
    async listUserPurchases(userId, query) {
      const page = await store.listUserPurchases(userId, query);
      return page.toSorted(
        (one, other) =>
          other.createdAt - one.createdAt || (one.id === other.id ? 0 : one.id < other.id ? 1 : -1),
      );
    },
  }),
  "the history is sorted for people": (store) => ({
    async listUserPurchases(userId, query) {
      const page = await store.listUserPurchases(userId, query);
      return page.toSorted(
        (one, other) => other.createdAt - one.createdAt || other.id.localeCompare(one.id),
      );
    },
  }),
  "the history ascends": (store) => ({
    listUserPurchases: async (userId, query) =>
      (await store.listUserPurchases(userId, query)).toReversed(),
  }),
  "user ids ignore case": (store) => ({
    savePurchase: (record) =>
      store.savePurchase({ ...record, userId: record.userId.toLowerCase() }),
    listUserPurchases: (userId, query) => store.listUserPurchases(userId.toLowerCase(), query),
  }),
  "deleteUserPurchases() deletes nothing": () => ({ deleteUserPurchases: async () => 4 }),
  "deleteUserPurchases() returns no count": (store) => ({
    deleteUserPurchases: async (userId) => Math.min(1, await store.deleteUserPurchases(userId)),
  }),
  "deleteSettledPurchases() deletes nothing": () => ({ deleteSettledPurchases: async () => 0 }),
  "deleteSettledPurchases() includes the time": (store) => ({
    deleteSettledPurchases: (before) => store.deleteSettledPurchases(before + 1),
  }),
  "deleteSettledPurchases() deletes open purchases": (store) => ({
    async deleteSettledPurchases(before) {
      const query = { dueBefore: 10, checkedBefore: Infinity, limit: ALL };
      for (const record of await store.listDuePurchases(query)) {
        const { dueAt: _, ...settled } = record;
        await store.savePurchase({ ...settled, version: record.version + 1 });
      }
      return await store.deleteSettledPurchases(before);
    },
  }),
};

/** What a store may do wrong with messages. */
export const brokenMessages: Record<string, Breakage> = {
  "messages get lost": () => ({ publish: async () => {} }),
  "messages are cut": (store) => ({
    publish: async (message) => store.publish?.(message.slice(0, 1_000)),
  }),
  "a subscription never ends": (store) => ({
    subscribe(listener) {
      store.subscribe?.(listener);
      return () => {};
    },
  }),
  "ending one subscription ends all": (store) => {
    const ends: (() => void)[] = [];
    return {
      subscribe(listener) {
        ends.push(store.subscribe?.(listener) ?? (() => {}));
        return () => ends.splice(0).forEach((end) => end());
      },
    };
  },
};
