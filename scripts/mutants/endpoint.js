import { broken, mutant } from "./mutant.js";

const ATTACK = "test/server/attack.test.ts";
const IDEMPOTENCY = "test/server/idempotency.test.ts";
const TOKEN = "test/vendors/transak/token.test.ts";
const WEBHOOK = "test/server/webhook.test.ts";
const TRANSAK_WEBHOOK = "test/vendors/transak/webhook.test.ts";
const ENDPOINT = "test/server/rampEndpoint.test.ts";

export const endpoint = [
  broken(
    "Orders from other sites' pages are refused.",
    mutant(
      "src/server/rejectCrossSite.ts",
      "ours.includes(new URL(origin).host)",
      "ours.some((host) => new URL(origin).host.startsWith(host ?? origin))",
      ATTACK,
      "an order from somebody else's page is not placed",
    ),
    mutant(
      "src/server/createSessionHandler.ts",
      "if (foreign) return foreign;",
      "",
      ATTACK,
      "an order from somebody else's page is not placed",
    ),
  ),
  broken(
    "Only same-origin pages can change anything. No answer can be embedded by another site or have its type guessed.",
    mutant(
      "src/server/rejectCrossSite.ts",
      '? site === "same-origin"',
      '? site.startsWith("same-")',
      ENDPOINT,
      "refuses an order from a sister site",
    ),
    mutant(
      "src/server/responses.ts",
      '"Cross-Origin-Resource-Policy": "same-origin",',
      "",
      ATTACK,
      "is not guessed at, and not embedded elsewhere",
    ),
    mutant(
      "src/server/responses.ts",
      '"X-Content-Type-Options": "nosniff",',
      "",
      ATTACK,
      "is not guessed at, and not embedded elsewhere",
    ),
  ),
  broken(
    "User input takes no memory: only a hash of each order is kept.",
    mutant(
      "src/server/createSessionCache.ts",
      "await hashText(JSON.stringify([userId, question]))",
      "JSON.stringify([userId, question])",
      IDEMPOTENCY,
      "a thousand answers to the largest orders take less than four megabytes",
    ),
  ),
  broken(
    "A flood of forged Transak webhooks reads the token store at most once every five seconds and hides no genuine one.",
    mutant(
      "src/vendors/transak/token.ts",
      "const isFresh = !lastRead || Date.now() - lastRead.at >= STORE_READ_INTERVAL_MS;",
      "const isFresh = true;",
      TRANSAK_WEBHOOK,
      "reads the store once in five seconds",
    ),
    mutant(
      "src/vendors/transak/webhook.ts",
      "if (!isFresh)",
      "if (!tokens)",
      TRANSAK_WEBHOOK,
      "hides no true one",
    ),
  ),
  broken(
    "Another user's transaction looks like an unknown one, both as a status and as a stream.",
    mutant(
      "src/vendors/proof/server.ts",
      " && answer.body.partner_user_id !== user.id",
      " && !user",
      ATTACK,
      "another user's transaction looks like one that is unknown",
    ),
    mutant(
      "src/server/events/createSubscriptionHub.ts",
      "JSON.stringify([user.id, vendor.name, id])",
      "JSON.stringify([user && vendor.name, id])",
      "test/server/events.test.ts",
      "a stranger hears nothing of a transaction that its owner watches",
    ),
  ),
  broken(
    "No trick in an id or a path makes the endpoint ask the vendor for anything else.",
    mutant(
      "src/server/rampEndpoint.ts",
      "([\\w.-]{1,255})\\/?$/, getTransaction]",
      "(.{1,20000})\\/?$/, getTransaction]",
      ATTACK,
      "a trick in the address",
    ),
  ),
  broken(
    "Large, slow and endless bodies are answered in time and hold no connection.",
    mutant(
      "src/server/readBody.ts",
      "const MAX_BODY_BYTES = 16 * 1024;",
      "const MAX_BODY_BYTES = 64 * 1024;",
      ATTACK,
      "that grows in chunks beyond 16 KiB is refused while it comes",
    ),
    mutant(
      "src/server/readBody.ts",
      "await readTextLimited(MAX_BODY_BYTES, request.body, BODY_TIMEOUT_MS);",
      "await readTextLimited(MAX_BODY_BYTES, request.body);",
      ATTACK,
      "that drips is answered after ten seconds",
    ),
    mutant(
      "src/server/readBody.ts",
      'refusal.headers.set("Connection", "close");',
      "",
      ATTACK,
      "holds no connection",
    ),
  ),
  broken(
    "Only the order's own fields reach the vendor.",
    mutant(
      "src/server/parseWireOrder.ts",
      "const order = {",
      "const order = {\n    ...(wire as object),",
      ENDPOINT,
      "nothing but the order's own fields",
    ),
  ),
  broken(
    "A user's IP address comes from your own proxies or from you.",
    mutant(
      "src/server/authenticate.ts",
      "entries.at(-trustedProxies)",
      "entries.at(0)",
      ATTACK,
      "the user's address",
    ),
    mutant(
      "src/server/authenticate.ts",
      "if (trustedProxies === 0) return undefined;",
      "",
      ATTACK,
      "the user's address",
    ),
  ),
  broken(
    "200 concurrent orders get 200 sessions, each its own.",
    mutant(
      "src/server/createSessionHandler.ts",
      "(await place(order, user, undefined, undefined)).answer",
      '(await runOnce("all", JSON.stringify(order), () => place(order, user, undefined, undefined))).answer',
      ATTACK,
      "of 200 at once gets 200 sessions, each its own",
    ),
  ),
  broken(
    "A vendor that hangs, lies or floods costs its timeout and nothing else.",
    mutant(
      "src/vendors/requestVendor.ts",
      "const REQUEST_TIMEOUT_MS = 10_000;",
      "const REQUEST_TIMEOUT_MS = 20_000;",
      ATTACK,
      "hangs %s its answer is given up after ten seconds",
    ),
    mutant(
      "src/vendors/requestVendor.ts",
      "const MAX_RESPONSE_BYTES = 1024 * 1024;",
      "const MAX_RESPONSE_BYTES = 1024 * 1024 * 1024;",
      ATTACK,
      "answers without end is cut off",
    ),
    mutant(
      "src/vendors/requestVendor.ts",
      "isShallow(value, MAX_DEPTH)",
      "value",
      ATTACK,
      "is not believed",
    ),
  ),
  broken(
    "A forged webhook completes nothing and doesn't hide the genuine one.",
    mutant(
      "src/vendors/proof/server.ts",
      [
        ["async confirmTransaction({ id }) {", "async confirmTransaction({ id, status }) {"],
        [
          "return confirmProofTransaction(id, await requestTransaction(id));",
          "const known = confirmProofTransaction(id, await requestTransaction(id));\n      return known && { ...known, ...(status && { status }) };",
        ],
      ],
      "",
      WEBHOOK,
      "completes nothing: the vendor is asked again",
    ),
    mutant(
      "src/server/webhooks/confirmWebhookEvents.ts",
      'if (isFinal(reported.get(id) ?? "")) return Promise.resolve();',
      "if (told.has(id)) return Promise.resolve();",
      WEBHOOK,
      "that comes first does not hide the true one",
    ),
  ),
  broken(
    "If a vendor signs its webhooks, one without a valid signature counts for nothing, and without the secret none counts.",
    mutant(
      "src/vendors/bleepay/webhook.ts",
      'return crypto.subtle.verify("HMAC", key, bytes, encoder.encode(body));',
      'return crypto.subtle.verify("HMAC", key, bytes, encoder.encode(body)).then(() => true);',
      "test/vendors/bleepay/webhook.test.ts",
      "what nobody signed is nothing",
    ),
    mutant(
      "src/vendors/bleepay/server.ts",
      "webhookSecret === undefined",
      "webhookSecret === null",
      "test/vendors/bleepay/webhook.test.ts",
      "anything, where this server has no secret: it takes no webhooks",
    ),
    mutant(
      "src/vendors/transak/webhook.ts",
      "if (!token && !tokens.current())",
      "if (!tokens)",
      TRANSAK_WEBHOOK,
      "cannot be judged while nobody has a token, and never makes Transak issue one",
    ),
  ),
  broken(
    "A vendor whose access tokens invalidate each other is asked for one at a time, and no browser can invalidate one.",
    mutant(
      "src/vendors/transak/token.ts",
      "renewal ??= renew(refused)",
      "renewal = renew(refused)",
      TOKEN,
      "is issued once for ten calls at the same time, and kept for the next",
    ),
    mutant(
      "src/vendors/transak/token.ts",
      "Date.now() - lastReplacement < MIN_REFRESH_INTERVAL_MS",
      "lastReplacement > Date.now()",
      TOKEN,
      "is replaced once a minute at the most, however many calls are refused",
    ),
    mutant(
      "src/vendors/transak/server.ts",
      'on401: "report"',
      'on401: "renew"',
      TOKEN,
      "is not replaced because of an order that a browser named",
    ),
  ),
  broken(
    "A vendor reference sent by the browser is a claim: an order that belongs to another purchase isn't shown.",
    mutant(
      "src/vendors/transak/orders.ts",
      "order.partnerOrderId === id",
      "id !== order.partnerOrderId + id",
      "test/vendors/transak/server.test.ts",
      "is no order of the list that belongs to another purchase, whatever was filtered",
    ),
  ),
  broken(
    "No nonce or origin can inject a header.",
    mutant(
      "src/server/policies/contentSecurityPolicy.ts",
      "!/^[\\w+/-]+={0,2}$/.test(nonce)",
      "!nonce",
      "test/server/contentSecurityPolicy.test.ts",
      "Content-Security-Policy",
    ),
    mutant(
      "src/server/policies/collectBrowserPolicy.ts",
      "isPlain.test(origin) && ",
      "isPlain && ",
      "test/server/contentSecurityPolicy.test.ts",
      "takes no origin %j",
    ),
  ),
];
