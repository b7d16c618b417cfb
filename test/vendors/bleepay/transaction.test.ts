import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRampError } from "../../../src/RampError.ts";
import { parseBleepaySession } from "../../../src/vendors/bleepay/session.ts";
import { parseBleepayTransaction } from "../../../src/vendors/bleepay/transaction.ts";
import { spoiled } from "../../hostile/hostileJson.ts";

const SESSION = {
  id: "dep_a1b2c3d4e5f6.c2VhbGVk-_",
  paymentStatus: "CREATED",
  amount: "100.50",
  currency: "USDC",
  network: "polygon",
  currencyAddress: "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174",
  depositAddress: "0x52908400098527886E0F7030069857D2E4169EE7",
  expiresAt: "2026-03-01T12:30:00.000Z",
  now: "2026-03-01T12:00:00.000Z",
};
const { now: _, ...VERBATIM } = SESSION;

const TRANSACTION = {
  ...VERBATIM,
  paymentStatus: "CONFIRMED",
  txId: "0xabc123",
  confirmedAt: "2026-03-01T12:10:00.000Z",
};

/** What an answer was refused for. */
function refusal(parse: (answer: unknown) => unknown, answer: unknown) {
  try {
    parse(answer);
  } catch (error) {
    if (isRampError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  return undefined;
}

describe("a session", () => {
  test("is read as it is", () => {
    expect(parseBleepaySession(SESSION)).toEqual(SESSION);
  });

  test("leaves out what nobody promised, a secret above all", () => {
    const answer = {
      ...VERBATIM,
      clientSecret: "dep_secret_xyz",
      customerEmail: "ada@example.com",
    };
    expect(parseBleepaySession(answer)).toEqual(VERBATIM);
  });

  test("of a network's own coin has no contract", () => {
    const answer = { ...SESSION, currencyAddress: "" };
    expect(parseBleepaySession(answer).currencyAddress).toBe("");
  });

  test.each(["2026-03-01T12:30:00Z", "2026-03-01T14:30:00.123456+02:00"])(
    "may expire at %s",
    (expiresAt) => {
      expect(parseBleepaySession({ ...SESSION, expiresAt }).expiresAt).toBe(expiresAt);
    },
  );

  test("may have a payment already that came before the answer did", () => {
    const answer = { ...SESSION, paymentStatus: "PENDING" };
    expect(parseBleepaySession(answer).paymentStatus).toBe("PENDING");
  });

  test.each(Object.keys(VERBATIM))("without `%s` is none", (field) => {
    const { [field]: _, ...answer } = SESSION as Record<string, unknown>;
    const refused = refusal(parseBleepaySession, answer);
    expect(refused?.code).toBe("session-malformed");
    expect(refused?.message).toContain(`\`${field}\``);
  });

  test.each([
    ["paymentStatus", "EXPIRED"],
    ["paymentStatus", "CONFIRMED"],
    ["paymentStatus", "FAILED"],
    ["amount", ""],
    ["amount", "0"],
    ["amount", "0.000"],
    ["amount", "-5"],
    ["amount", "1e3"],
    ["amount", "1,000"],
    ["amount", 100],
    ["amount", `1${"0".repeat(32)}`],
    ["depositAddress", ""],
    ["depositAddress", "0xabc def"],
    ["depositAddress", "0xabc\u202Efed"],
    ["depositAddress", null],
    ["depositAddress", "x".repeat(129)],
    ["currencyAddress", "0x\u200B27"],
    ["expiresAt", "soon"],
    ["expiresAt", "2026-13-45T99:99:99Z"],
    ["expiresAt", "2026-03-01T12:30:00"],
    ["expiresAt", 1_772_368_200_000],
    ["expiresAt", SESSION.now],
    ["expiresAt", "2026-03-01T11:59:59.000Z"],
    ["now", "noon"],
    ["id", "dep_x/../y"],
    ["id", `dep_${"x".repeat(260)}`],
  ])("whose `%s` is %j is none, and nobody repeats that", (field, value) => {
    const refused = refusal(parseBleepaySession, { ...SESSION, [field]: value });
    expect(refused?.code).toBe("session-malformed");
    expect(refused?.message).toContain(`\`${field}\``);
    if (typeof value === "string" && value.length > 2)
      expect(refused?.message).not.toContain(value);
  });
});

test("a session of an endpoint that tells no time still expires at one", () => {
  const answer = { ...VERBATIM, expiresAt: "2026-13-45T99:99:99Z" };
  expect(refusal(parseBleepaySession, answer)?.message).toContain("`expiresAt`");
});

describe("a transaction", () => {
  test("is told in this library's words", () => {
    expect(parseBleepayTransaction(TRANSACTION)).toEqual({
      id: "dep_a1b2c3d4e5f6.c2VhbGVk-_",
      reference: "dep_a1b2c3d4e5f6",
      paidInCrypto: true,
      vendor: "bleepay",
      mode: "buy",
      status: "completed",
      vendorStatus: "CONFIRMED",
      currency: "USDC",
      network: "polygon",
      amount: "100.50",
      txHash: "0xabc123",
      updatedAt: "2026-03-01T12:10:00.000Z",
    });
  });

  test("that waits for funds has no hash and no time", () => {
    const answer = { ...TRANSACTION, paymentStatus: "CREATED", txId: null, confirmedAt: null };
    expect(parseBleepayTransaction(answer)).toMatchObject({
      status: "pending",
      txHash: undefined,
      updatedAt: undefined,
    });
  });

  test("that this user called off is cancelled, and keeps the vendor's word", () => {
    const answer = { ...TRANSACTION, paymentStatus: "EXPIRED", cancelled: true };
    expect(parseBleepayTransaction(answer)).toMatchObject({
      status: "cancelled",
      vendorStatus: "EXPIRED",
    });
  });

  test("whose funds came all the same is completed", () => {
    expect(parseBleepayTransaction({ ...TRANSACTION, cancelled: true }).status).toBe("completed");
  });

  test("of an endpoint that keeps secrets elsewhere is called what Bleepay calls it", () => {
    const { id, reference } = parseBleepayTransaction({ ...TRANSACTION, id: "dep_a1" });
    expect({ id, reference }).toEqual({ id: "dep_a1", reference: undefined });
  });

  test("with a word that is new has that word, and no status", () => {
    const answer = { ...TRANSACTION, paymentStatus: "REVIEWING" };
    expect(parseBleepayTransaction(answer)).toMatchObject({
      status: undefined,
      vendorStatus: "REVIEWING",
    });
  });

  test.each(["amount", "currency", "network", "txId", "confirmedAt"])(
    "is what it is, whatever `%s` holds",
    (field) => {
      for (const value of [null, 5, "", {}, ["0xabc"], "x".repeat(2000)])
        expect(parseBleepayTransaction({ ...TRANSACTION, [field]: value }).status).toBe(
          "completed",
        );
    },
  );

  test.each(["id", "paymentStatus"])("without `%s` is none", (field) => {
    for (const value of [undefined, "", 7, null]) {
      const refused = refusal(parseBleepayTransaction, { ...TRANSACTION, [field]: value });
      expect(refused?.code).toBe("transaction-malformed");
      expect(refused?.message).toContain(`\`${field}\``);
    }
  });
});

test("whatever an endpoint answers, it is refused by name or read", () => {
  fc.assert(
    fc.property(spoiled(SESSION), spoiled(TRANSACTION), (session, transaction) => {
      for (const answer of [session, transaction]) {
        expect(["session-malformed", undefined]).toContain(
          refusal(parseBleepaySession, answer)?.code,
        );
        expect(["transaction-malformed", undefined]).toContain(
          refusal(parseBleepayTransaction, answer)?.code,
        );
      }
    }),
  );
});

test("whatever one field holds, the answer is refused by name or read", () => {
  const field = fc.constantFrom(...Object.keys({ ...SESSION, ...TRANSACTION, cancelled: true }));
  fc.assert(
    fc.property(field, fc.anything(), (field, value) => {
      expect(["session-malformed", undefined]).toContain(
        refusal(parseBleepaySession, { ...SESSION, [field]: value })?.code,
      );
      expect(["transaction-malformed", undefined]).toContain(
        refusal(parseBleepayTransaction, { ...TRANSACTION, [field]: value })?.code,
      );
    }),
  );
});
