import { broken, mutant, unbreakable } from "./mutant.js";

const STORAGE = "test/purchase/storage.test.tsx";
const MEMORY = "test/purchase/memory.test.ts";

/** What fails beneath a purchase: its storage, its clock, its server. */
export const failures = [
  broken(
    "A storage that is cleared or full makes a purchase on the page neither forgotten nor unpaid.",
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "else if (copy && event?.type !== CHANGED) updatePurchase(memory, id, {});",
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
    "What is written is read back the same, also on a page with a changed JSON; what isn't, the page keeps.",
    mutant(
      "src/core/unfinished/toJson.ts",
      'if (typeof value !== "object" || value === null) return',
      "if (value !== undefined) return",
      MEMORY,
      "reads what it wrote, and so does the next page: %s",
    ),
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "kept !== undefined && toJson(stored.get(kept.id)) === toJson(kept)",
      "true",
      MEMORY,
      "what cannot be read back is noticed, and the page keeps it itself: %s",
    ),
  ),
  broken(
    "No clock makes a purchase forgotten that may be paid.",
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "(one.ended !== undefined || (!mayBeSent && (one.mayBePaid === false || !mayHavePaid(one))))",
      "true",
      MEMORY,
      "makes nobody forget a purchase that may be paid",
    ),
  ),
  broken(
    "Entries of another version of this library are kept.",
    mutant(
      "src/core/unfinished/parsePurchases.ts",
      "else if (!purchase) found.unread.push(value);",
      "else if (!purchase) return;",
      MEMORY,
      "are kept as they were through every write, and stand behind the others",
    ),
  ),
  unbreakable(
    "A server that dies in the middle of a purchase is replaced by another.",
    "It holds because a process keeps nothing of a purchase, so there is no line to take away.",
  ),
  broken(
    "Whatever fails at whichever step ends in a stated phase and code.",
    mutant(
      "src/partner/errorOf.ts",
      '["kyc_required", "kyc-required"]',
      '["kyc_required", "order-rejected"]',
      "test/matrix/faultMatrix.test.tsx",
      "at once",
    ),
  ),
];
