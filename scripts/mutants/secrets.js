import { broken, mutant } from "./mutant.js";

const PROOF = "test/vendors/proof/server.test.ts";
const TRANSAK = "test/vendors/transak/server.test.ts";
const BLEEPAY = "test/vendors/bleepay/server.test.ts";
const MEMORY = "test/purchase/memory.test.ts";
const INTENTS = "test/purchase/intents.test.tsx";
const IN_BROWSER = 'if (typeof window !== "undefined" && typeof document !== "undefined")';

export const secrets = [
  broken(
    "`init_token` and `signature` appear in no console, document, storage, URL, error, event or cache.",
    mutant(
      "src/vendors/proof/openProofFrame.ts",
      "const fail = (thrown: unknown) => redactError(thrown, session);",
      "const fail = (thrown: unknown) => thrown as Error;",
      "test/purchase/secrets.test.tsx",
      "a vendor's script that throws its options in our face spreads none of them",
    ),
    mutant(
      "src/vendors/proof/openProofFrame.ts",
      'const element = host.ownerDocument.createElement("div");',
      'const element = host.ownerDocument.createElement("div");\n  element.title = session.signature;',
      "test/purchase/secrets.test.tsx",
      "a purchase with everything that can go wrong writes no secret down",
    ),
  ),
  broken(
    "Server-only values are in no file that the browser receives.",
    mutant(
      "src/vendors/proof/proof.ts",
      "  assertNoSecretOptions(options);",
      '  assertNoSecretOptions(options);\n  void import("./server.ts").then(console.debug);',
      "test/e2e/secrets.e2e.ts",
      "nothing that only the server knows is in what the browser is given to run",
    ),
  ),
  broken(
    "The client token is in no answer of the endpoint, whatever the vendor echoes.",
    mutant(
      "src/vendors/requestVendor.ts",
      "secrets.reduce((text, secret) => text.replaceAll(secret, REMOVED), value)",
      "value",
      "test/server/attack.test.ts",
      "repeats our secret everywhere",
    ),
    mutant(
      "src/vendors/requestVendor.ts",
      'text.includes("\\\\") || ',
      "",
      "test/server/attack.test.ts",
      "repeats our secret in another spelling alone tells nobody either",
    ),
  ),
  broken(
    "The user's email, id and IP address are removed from vendor errors before they reach the browser.",
    mutant(
      "src/vendors/requestVendor.ts",
      "message: hideAll(",
      "message: hide(",
      PROOF,
      "an error without the user's e-mail, id and address that it repeats",
    ),
  ),
  broken(
    "In development, a page option that is named like a secret is refused, and its value isn't repeated.",
    mutant(
      "src/vendors/assertNoSecretOptions.ts",
      "/secret|password|",
      "/password|",
      "test/vendors/transak/transak.test.ts",
      "a secret among the options is stopped on its way into the page",
    ),
    mutant(
      "src/vendors/assertNoSecretOptions.ts",
      "ramp-widget: \\`${name}\\` is a secret",
      "ramp-widget: \\`${name}\\` ${JSON.stringify(options)} is a secret",
      "test/hostile/display.test.tsx",
      "refuses a secret by its name, and does not repeat it",
    ),
  ),
  broken(
    "Bleepay's secrets, the widget's and each session's, are in no answer to the browser.",
    mutant(
      "src/vendors/bleepay/server.ts",
      "pickFields(bleepaySessionFields, answer.body)",
      "answer.body",
      BLEEPAY,
      "is what Bleepay answers, with an id of ours and its clock, and without its secret",
    ),
    mutant(
      "src/vendors/bleepay/server.ts",
      "...pickFields(bleepayTransactionFields, answer.body)",
      "...answer.body",
      BLEEPAY,
      "shows Bleepay's fields alone",
    ),
  ),
  broken(
    "Transak's access token, API secret and the personal data in its orders are in no answer to the browser.",
    mutant(
      "src/vendors/transak/server.ts",
      "body: { data: { widgetUrl }, partnerOrderId }",
      "body: { ...answer.body, partnerOrderId }",
      TRANSAK,
      "carries nothing but the address",
    ),
    mutant(
      "src/vendors/transak/orders.ts",
      "transakOrderFields.includes(field)",
      "field",
      TRANSAK,
      "is looked up by the reference, and trimmed",
    ),
  ),
  broken(
    "A sealed id reveals nothing and is bound to its user: another user gets 404, and the vendor isn't asked.",
    mutant(
      "src/vendors/seal.ts",
      [
        [
          '{ name: "AES-GCM", iv: nonce, additionalData: toBytes(owner) }',
          '{ name: "AES-GCM", iv: nonce }',
        ],
        [
          '{ name: "AES-GCM", iv: bytes.subarray(0, NONCE_BYTES), additionalData: toBytes(owner) }',
          '{ name: "AES-GCM", iv: bytes.subarray(0, NONCE_BYTES) }',
        ],
      ],
      "",
      BLEEPAY,
      "is nobody else's: 404 without asking",
    ),
    mutant(
      "src/vendors/seal.ts",
      [
        ["const sealed = await crypto.subtle.encrypt(", "const sealed = toBytes(text); void [("],
        [
          '{ name: "AES-GCM", iv: nonce, additionalData: toBytes(owner) },\n    await deriveKey(key),\n    toBytes(text),\n  );',
          "owner),\n    await deriveKey(key)];",
        ],
      ],
      "",
      "test/vendors/seal.test.ts",
      "an id can stand in an address, and says nothing of what is in it",
    ),
  ),
  broken(
    "Server-side vendors refuse to run in a browser.",
    mutant(
      "src/vendors/proof/server.ts",
      IN_BROWSER,
      "if (false)",
      PROOF,
      "a browser, where the token would be public",
    ),
    mutant(
      "src/vendors/transak/server.ts",
      IN_BROWSER,
      "if (false)",
      TRANSAK,
      "a browser is no place for it",
    ),
    mutant(
      "src/vendors/bleepay/checkOptions.ts",
      IN_BROWSER,
      "if (false)",
      BLEEPAY,
      "a browser, where the secret would be public",
    ),
  ),
  broken(
    "The browser stores vendor, id, mode, time, the vendor's reference, whether a purchase may be paid or how it ended and, for a sale, the wallet's answer. Nothing else is written.",
    mutant(
      "src/core/unfinished/parsePurchases.ts",
      "        {\n          vendor,",
      "        {\n          ...(one as object),\n          vendor,",
      MEMORY,
      "a field that is not ours is not read, and is gone with the next thing that is written",
    ),
    mutant(
      "src/core/unfinished/parsePurchases.ts",
      "        {\n          vendor,",
      "        {\n          ...(one as object),\n          vendor,",
      MEMORY,
      "what stands beside its own fields is gone once it is written again",
    ),
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "return stringifyWithoutToJson(purchase).padEnd(",
      "return stringifyWithoutToJson({ ...purchase, page: location.href }).padEnd(",
      "test/purchase/resume.test.tsx",
      "what is kept of an unfinished purchase is its vendor, id, mode and time",
    ),
  ),
  broken(
    "A session request leaves only a random key and a hash of the order in the tab's storage, and nothing after its session is opened.",
    mutant(
      "src/core/session/idempotencyKeys.ts",
      "const hashed = hash(intent);",
      "const hashed = encodeURIComponent(intent);",
      INTENTS,
      "what is stored of it is a key and a number, and nothing once the session is opened",
    ),
    mutant(
      "src/core/session/createSingleUseSession.ts",
      "settleKey(idempotencyKey);",
      "",
      INTENTS,
      "what is stored of it is a key and a number, and nothing once the session is opened",
    ),
  ),
  broken(
    "A prefetched session is out of reach of other scripts on the page.",
    mutant(
      "src/core/session/prefetchSession.ts",
      "cached = ahead;",
      'cached = ahead;\n  Object.assign(globalThis, { [Symbol.for("ramp-widget.ahead")]: ahead });',
      INTENTS,
      "leaves no token where another script of the page can read it",
    ),
  ),
];
