import { broken, mutant, unbreakable } from "./mutant.js";

const STORAGE = "test/purchase/storage.test.tsx";
const MEMORY = "test/purchase/memory.test.ts";

/** Failures below a purchase: its storage, its clock, its server. */
export const failures = [
  broken(
    "If storage is cleared or full, a purchase on the page is neither forgotten nor treated as unpaid.",
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "else if (copy && event?.type !== CHANGE_EVENT) updatePurchase(storageRef, id, {});",
      "",
      STORAGE,
      "is written anew when %s",
    ),
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "if (!isSaved || !found.purchases.has(id)) found.purchases.set(id, purchase);",
      "void [id, purchase, isSaved];",
      STORAGE,
      "before it began is no reason to sell another on the same page",
    ),
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "const RESERVED_CHARS = 330;",
      "const RESERVED_CHARS = 0;",
      MEMORY,
      "meanwhile, takes all that becomes known of a purchase",
    ),
  ),
  broken(
    "Stored entries read back unchanged, even on a page that patches `JSON`. If they don't, the page keeps them in memory.",
    mutant(
      "src/core/unfinished/stringifyWithoutToJson.ts",
      'if (typeof value !== "object" || value === null) return',
      "if (value !== undefined) return",
      MEMORY,
      "reads what it wrote, and so does the next page: %s",
    ),
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "kept !== undefined &&\n      stringifyWithoutToJson(stored.get(kept.id)) === stringifyWithoutToJson(kept)",
      "true",
      MEMORY,
      "what cannot be read back is noticed, and the page keeps it itself: %s",
    ),
  ),
  broken(
    "No clock change makes the browser forget a purchase that may be paid.",
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "(one.ended !== undefined || (!mayBeSent && (one.mayBePaid === false || !mayHavePaid(one))))",
      "true",
      MEMORY,
      "makes nobody forget a purchase that may be paid",
    ),
  ),
  broken(
    "Entries written by another version of this library are kept.",
    mutant(
      "src/core/unfinished/parsePurchases.ts",
      "else if (!purchase) found.unread.push(value);",
      "else if (!purchase) return;",
      MEMORY,
      "are kept as they were through every write, and stand behind the others",
    ),
  ),
  unbreakable(
    "If a server dies in the middle of a purchase, another instance takes over.",
    "It holds because a process keeps nothing of a purchase, so there is no line to take away.",
  ),
  broken(
    "Every failure at every step ends in a stated phase and error code.",
    mutant(
      "src/client/errorFromResponse.ts",
      '["kyc_required", "kyc-required"]',
      '["kyc_required", "order-rejected"]',
      "test/matrix/faultMatrix.test.tsx",
      "at once",
    ),
  ),
];
