import assert from "node:assert/strict";
import { isIP } from "node:net";
import * as fc from "fast-check";
import { describe } from "vitest";
import { contentSecurityPolicy } from "../../src/server/policies/contentSecurityPolicy.ts";
import { rejectCrossSite } from "../../src/server/rejectCrossSite.ts";
import {
  mergeTransactionFields,
  type FeedState,
} from "../../src/server/events/mergeTransactionFields.ts";
import { permissionsPolicy } from "../../src/server/policies/permissionsPolicy.ts";
import { rampEndpoint } from "../../src/server/rampEndpoint.ts";
import { parseOrderRequest } from "../../src/server/parseOrderRequest.ts";
import { authenticate } from "../../src/server/authenticate.ts";
import { getOrderProblem } from "../../src/getOrderProblem.ts";
import { parseUpdate } from "../../src/vendors/proof/parseUpdate.ts";
import { proofStatus } from "../../src/vendors/proof/transaction.ts";
import { confirmProofTransaction, parseProofWebhook } from "../../src/vendors/proof/webhook.ts";
import type { VendorPage, VendorServer } from "../../src/vendors/VendorServer.ts";
import { SESSION, TRANSACTION } from "./answers.ts";
import { hostileJson, hostileText, letters, spoiled, spoiledText } from "./hostileJson.ts";
import { property, slowProperty } from "./tally.ts";

const ID = TRANSACTION.merchant_transaction_id;
const STATUSES = ["pending", "processing", "failed", "cancelled", "completed"];

describe("a webhook", () => {
  const posted = spoiledText(spoiled(TRANSACTION));
  property("is a hint with a plain id, or nothing", 6_000, posted, (body) => {
    const hint = parseProofWebhook(body);
    if (hint === undefined) return;
    assert.match(hint.id, /^[\w.-]{1,255}$/);
    assert.ok(hint.status === undefined || STATUSES.includes(hint.status));
  });

  const answer = fc.record({
    status: fc.constantFrom(200, 200, 200, 202, 400, 404, 500, 502),
    body: spoiled(TRANSACTION).filter((one) => typeof one === "object" && one !== null),
  });
  property("is confirmed by the vendor's own words alone", 6_000, answer, ({ status, body }) => {
    // What travels on of an error is text.
    const said = (status < 400 ? body : { code: "nope" }) as Record<string, unknown>;
    let confirmed: ReturnType<typeof confirmProofTransaction>;
    try {
      confirmed = confirmProofTransaction(ID, { status, body: said });
    } catch (thrown) {
      assert.match(
        String(thrown),
        /Proof was asked for transaction|has no usable field|not an object/,
      );
      return;
    }
    assert.equal(confirmed === undefined, status === 404);
    if (confirmed === undefined) return;
    assert.equal(confirmed.id, ID);
    assert.equal(confirmed.status, said["status"]);
    assert.ok(STATUSES.includes(confirmed.status));
    assert.ok(typeof confirmed.userId === "string" && confirmed.userId === said["partner_user_id"]);
  });
});

describe("a message of Proof's WebSocket", () => {
  const { merchant_transaction_id, partner_user_id, status, crypto_amount } = TRANSACTION;
  const UPDATE = {
    event: "tx.update",
    merchant_transaction_id,
    partner_user_id,
    status,
    crypto_amount,
  };
  const message = spoiledText(spoiled({ ...UPDATE, occurred_at: "2026-01-01T00:00:00Z" }));
  const FIELDS = /^(status|currency|crypto_amount|fiat_currency|fiat_amount|updated_at)$/;
  property("changes known fields of this transaction, or nothing", 5_000, message, (text) => {
    const changes = parseUpdate(text, ID, "user-1");
    if (changes === undefined) return;
    const said = JSON.parse(text) as Record<string, unknown>;
    assert.equal(said["merchant_transaction_id"], ID);
    assert.ok([undefined, "user-1"].includes(said["partner_user_id"] as string | undefined));
    for (const [field, value] of Object.entries(changes)) {
      assert.match(field, FIELDS);
      assert.ok(typeof value === "string" && value.length <= 1024, field);
    }
  });

  const heard = fc.array(
    fc
      .tuple(spoiled(TRANSACTION), fc.constantFrom(...STATUSES, "moon", undefined))
      .map(([fields, status]) => Object.assign(Object(fields), status && { status })),
    { maxLength: 6 },
  );
  const steps: Record<string, number> = { processing: 1, failed: 2, cancelled: 2, completed: 3 };
  const step = (status: string) => steps[status] ?? 0;
  property("takes nothing back, and nothing follows the last", 4_000, heard, (all) => {
    let known: FeedState | undefined;
    let furthest = 0;
    for (const fields of all) {
      const now: FeedState = mergeTransactionFields(known, fields, proofStatus(fields["status"]));
      if (known?.fields.status === "completed") assert.equal(now, known);
      const told = now.fields.status;
      if (typeof told === "string" && STATUSES.includes(told)) {
        assert.ok(step(told) >= furthest, `back to ${told}`);
        furthest = step(told);
      }
      known = now;
    }
  });
});

const types = [
  "application/json",
  "application/json; charset=utf-8",
  "text/plain",
  "",
  "multipart/form-data",
];
const WIRE = { type: "buy", currency: "USDT", network: "TRC20", amount: "99.50" };
const posted = fc.record({
  body: spoiledText(spoiled(WIRE)),
  type: fc.constantFrom("application/json", "application/json", ...types),
});

async function assertReadable(response: Response) {
  const body = (await response.json()) as unknown;
  assert.ok(typeof body === "object" && body !== null);
  assert.equal(response.headers.get("cache-control"), "no-store");
  if (response.status < 400) return;
  for (const [field, value] of Object.entries(body)) {
    assert.ok(["error", "code", "message"].includes(field), field);
    assert.ok(typeof value === "string" && value.length <= 300, field);
  }
}

describe("the endpoint", () => {
  slowProperty("reads an order, or refuses it as JSON", 2_000, posted, async ({ body, type }) => {
    const headers = { "content-type": type };
    const read = await parseOrderRequest(
      new Request("https://a.example", { method: "POST", body, headers }),
    );
    if ("order" in read) return assert.equal(getOrderProblem(read.order), undefined);
    assert.ok([400, 413, 415].includes(read.refusal.status), `${read.refusal.status}`);
    await assertReadable(read.refusal);
  });

  const path = fc
    .array(
      fc.constantFrom(
        "/",
        "/session",
        "/transactions",
        "/a-1",
        "/..",
        "/%2e%2e",
        "/events",
        "//",
        "/é",
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(""));
  const site = fc.constantFrom(
    undefined,
    "same-origin",
    "same-site",
    "cross-site",
    "none",
    "",
    "SAME-ORIGIN",
  );
  /** Who may change something, and who may read. */
  const WRITERS: unknown[] = [undefined, "same-origin"];
  const READERS: unknown[] = [...WRITERS, "same-site", "none"];
  const asked = fc.record({
    path,
    method: fc.constantFrom("GET", "POST", "POST", "PUT", "DELETE"),
    site,
    posted,
    status: fc.oneof(fc.integer({ min: -1, max: 1000 }), fc.constantFrom(200, 201, 400, 404, 429)),
    body: spoiled(SESSION).filter((one) => typeof one === "object" && one !== null),
    requestId: hostileText,
    retryAfter: hostileText,
  });
  slowProperty(
    "answers every request in JSON, whatever the vendor said",
    2_000,
    asked,
    async (one) => {
      const { path, method, site, posted, requestId, retryAfter } = one;
      const said = {
        status: one.status,
        body: one.body as Record<string, unknown>,
        requestId,
        retryAfter,
      };
      let asked = 0;
      const say = () => {
        asked += 1;
        return Promise.resolve(said);
      };
      const vendor: VendorServer = {
        name: "v",
        createSession: say,
        getTransaction: say,
        getStatus: ({ status }) => proofStatus(status),
      };
      const endpoint = rampEndpoint({ vendors: [vendor], user: () => ({ id: "u", email: "e" }) });
      const aborting = new AbortController();
      const request = new Request(`https://a.example${path}`, {
        method,
        signal: aborting.signal,
        ...(method !== "GET" && { body: posted.body }),
        headers: {
          "content-type": posted.type,
          ...(site !== undefined && { "sec-fetch-site": site }),
        },
      });
      const response = await endpoint(request);
      assert.ok(response.status >= 200 && response.status < 600);
      if (!(method === "GET" ? READERS : WRITERS).includes(site)) assert.equal(asked, 0);
      const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
      if (isStream) await response.body?.cancel();
      else await assertReadable(response);
      aborting.abort();
    },
  );

  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const claim = fc.oneof(
    address,
    fc.constantFrom(
      "",
      " ",
      "unknown",
      "127.0.0.1:80",
      "[::1]",
      "1.2.3",
      "1.1.1.1%0",
      "::1%eth0",
      "0x7f.1",
    ),
    fc.string({ unit: letters('0123456789.:abx; "'), maxLength: 16 }),
  );
  const forwarded = fc.record({
    claims: fc.array(claim, { maxLength: 4 }),
    own: fc.array(address, { minLength: 1, maxLength: 3 }),
  });
  slowProperty("believes its own proxies alone about an address", 3_000, forwarded, async (one) => {
    const { claims, own } = one;
    const header = [...claims, ...own].join(",");
    const request = new Request("https://a.example", { headers: { "x-forwarded-for": header } });
    const behind = (trustedProxies: number) =>
      authenticate(request, { vendors: [], user: () => ({ id: "u", email: "e" }), trustedProxies });
    // The outermost proxy of one's own wrote the first of these.
    assert.equal((await behind(own.length))?.ip, own[0]);
    assert.equal((await behind(0))?.ip, undefined);
    const beyond = (await behind(own.length + 1))?.ip;
    assert.ok(beyond === undefined || isIP(beyond) > 0, `took ${beyond}`);
  });

  const origin = fc.oneof(
    fc.constantFrom("https://a.example", "https://b.example:8443", "http://localhost:5173"),
    fc.constantFrom(
      "null",
      "http://a.example",
      "https://a.example.evil.test",
      "https://a.example@evil.test",
      "file://",
    ),
    fc.string({ unit: letters("htps:/.a@"), maxLength: 20 }),
  );
  const from = fc.record({ site, origin: fc.option(origin, { nil: undefined }) });
  property("knows foreign pages, whatever they claim", 5_000, from, ({ site, origin }) => {
    const headers = {
      host: "a.example",
      ...(site !== undefined && { "sec-fetch-site": site }),
      ...(origin !== undefined && { origin }),
    };
    const request = new Request("https://a.example/ramp/session", { headers });
    const isRefused = (changes: boolean) => rejectCrossSite(request, { changes }) !== undefined;
    // Header values lose the blanks around them.
    const told = origin?.trim();
    const isOurs = told !== undefined && URL.canParse(told) && new URL(told).host === "a.example";
    for (const changes of [true, false])
      assert.equal(
        isRefused(changes),
        site === undefined
          ? told !== undefined && !isOurs
          : !(changes ? WRITERS : READERS).includes(site),
      );
  });
});

const part = fc.constantFrom(
  ";",
  ",",
  " ",
  "'",
  '"',
  "*",
  "\n",
  "\r",
  "script-src",
  "'unsafe-inline'",
  "/",
  "@",
  "é",
);
const GOOD = ["https://widget.example.com", "http://localhost:8787", "https://a.example:8443"];
const place = fc.oneof(
  { arbitrary: fc.constantFrom(...GOOD), weight: 4 },
  { arbitrary: fc.tuple(fc.constantFrom(...GOOD), part).map((two) => two.join("")), weight: 1 },
  {
    arbitrary: fc.constantFrom("https://a.example:443", "https://a.example:0", "https://a..b"),
    weight: 1,
  },
  { arbitrary: hostileText, weight: 1 },
  { arbitrary: hostileJson as fc.Arbitrary<string>, weight: 1 },
);
const page: fc.Arbitrary<{ page: VendorPage }> = fc.record({
  page: fc.record({
    scripts: fc.array(place, { maxLength: 2 }),
    frames: fc.array(place, { maxLength: 2 }),
    permissions: fc.array(fc.oneof(fc.constantFrom("camera", "clipboard-write"), hostileText), {
      maxLength: 1,
    }),
  }),
});
const pageAndNonce = fc.tuple(
  fc.array(page, { maxLength: 2 }),
  fc.option(fc.oneof(fc.base64String({ minLength: 4, maxLength: 24 }), part, hostileText), {
    nil: undefined,
  }),
);

/** What it prints; nothing, where it refuses. */
function printed(print: () => string): string | undefined {
  try {
    return print();
  } catch (thrown) {
    assert.match(String(thrown), /^TypeError: (contentSecurityPolicy|permissionsPolicy)\(\) got /);
  }
}

describe("the headers for a page", () => {
  property(
    "have the rules that they should, or are refused",
    5_000,
    pageAndNonce,
    ([vendors, nonce]) => {
      const policy = printed(() => contentSecurityPolicy(vendors, { nonce }));
      if (policy !== undefined) {
        const rules = policy.split("; ");
        const names =
          "script-src style-src frame-src connect-src require-trusted-types-for trusted-types";
        assert.equal(rules.map((rule) => rule.split(" ")[0]).join(" "), names);
        const sources = rules.slice(0, 3).flatMap((rule) => rule.split(" ").slice(1));
        const words = /^'(self|strict-dynamic|none|nonce-[\w+/=-]+)'$/;
        for (const source of sources.filter((one) => !words.test(one))) {
          // Whoever names a strange host gets it, as long as it is one host and nothing else.
          assert.match(source, /^https?:\/\/[a-z\d.:-]+$/);
          assert.equal(new URL(source).origin, source);
        }
        assert.match(policy, /^[\x20-\x7e]+$/);
      }
      const features = printed(() => permissionsPolicy(vendors));
      for (const rule of features?.split(", ").filter(Boolean) ?? [])
        assert.match(rule, /^[a-z-]+=\(self( "[a-z\d:/.-]+")*\)$/);
    },
  );
});
