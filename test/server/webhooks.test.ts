import { describe, expect, onTestFinished, test, vi } from "vitest";
import { rampEndpoint } from "../../src/server.ts";
import { confirmWebhookEvents } from "../../src/server/webhooks/confirmWebhookEvents.ts";
import { startWebhooks } from "./startWebhooks.ts";
import type {
  ConfirmedTransaction,
  TransactionStatus,
  VendorServer,
  WebhookEvent,
} from "../../src/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";

function fact(id: string, status: TransactionStatus, vendor = "one"): ConfirmedTransaction {
  return { id, vendor, mode: "buy", status, vendorStatus: status, userId: "ada" };
}

/** A vendor whose webhooks say `{ [name]: { id, status } }`, and which confirms what they claim. */
function vendorWithWebhooks(name: string, answers: Partial<VendorServer> = {}): VendorServer {
  return {
    ...permissiveVendor({ name }).vendor,
    async parseWebhook({ body }) {
      return (JSON.parse(body) as Record<string, WebhookEvent>)[name];
    },
    confirmTransaction: async ({ id, status }) => status && fact(id, status, name),
    ...answers,
  };
}

/** A partner with these vendors, and what it was told. */
function start(vendors: VendorServer[], onTransaction?: () => Promise<void>) {
  const told: string[] = [];
  const works: Promise<unknown>[] = [];
  const receive = startWebhooks(
    vendors,
    {
      async onTransaction({ vendor, id, status }) {
        await onTransaction?.();
        told.push(`${vendor} ${id} ${status}`);
      },
      waitUntil: (work) => works.push(work),
    },
    async () => {},
  );
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    receive(
      new Request("https://shop.example/webhook", {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  /** Posts one, and waits until all is done that comes of it. */
  const settle = async (body: unknown, headers?: Record<string, string>) => {
    const { status } = await post(body, headers);
    await Promise.allSettled(works);
    return status;
  };
  return { post, settle, told, works };
}

const tx = (status: TransactionStatus, id = "tx-1") => ({ id, status });

describe("one address for the webhooks of all vendors", () => {
  test("each is its own vendor's", async () => {
    const { settle, told } = start([
      permissiveVendor({ name: "mute" }).vendor,
      vendorWithWebhooks("one"),
      vendorWithWebhooks("two"),
    ]);
    expect(await settle({ two: tx("completed") })).toBe(202);
    expect(await settle({ one: tx("processing") })).toBe(202);
    expect(told).toEqual(["two tx-1 completed", "one tx-1 processing"]);
  });

  test("the first vendor that knows one has it, and the others are not asked", async () => {
    const parseWebhook = vi.fn(async () => tx("failed"));
    const { settle, told } = start([
      vendorWithWebhooks("one"),
      vendorWithWebhooks("two", { parseWebhook }),
    ]);
    await settle({ one: tx("completed"), two: tx("failed") });
    expect(told).toEqual(["one tx-1 completed"]);
    expect(parseWebhook).not.toHaveBeenCalled();
  });

  test("one that no vendor knows is refused", async () => {
    const { post, works } = start([vendorWithWebhooks("one"), vendorWithWebhooks("two")]);
    const response = await post({ three: tx("completed") });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: "invalid_request",
      code: "validation_error",
      message: expect.stringMatching(/another shape, or a wrong signature/),
    });
    expect(works).toEqual([]);
  });

  test.each<[string, VendorServer["parseWebhook"]]>([
    [
      "throws",
      () => {
        throw new Error("no such key");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no such key"))],
  ])("one that a vendor %s at may still be another's", async (_how, parseWebhook) => {
    const { post, settle, told } = start([
      vendorWithWebhooks("one", { parseWebhook }),
      vendorWithWebhooks("two"),
    ]);
    expect(await settle({ two: tx("completed") })).toBe(202);
    expect(told).toEqual(["two tx-1 completed"]);
    // Nobody knows whose this is: forged is not what it may be called.
    const response = await post({ one: tx("completed") });
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toBe("30");
    expect(await response.json()).toMatchObject({ error: "unavailable", code: "cannot_verify" });
    expect(told).toEqual(["two tx-1 completed"]);
  });

  test("the partner hears why a vendor can't verify its own, once a minute", async () => {
    const onError = vi.fn();
    const cause = new Error("no such key");
    const endpoint = rampEndpoint({
      vendors: [vendorWithWebhooks("one", { parseWebhook: () => Promise.reject(cause) })],
      user: () => null,
      onTransaction: () => {},
      onError,
    });
    const now = vi.spyOn(Date, "now").mockReturnValue(1_900_000_000_000);
    onTestFinished(() => now.mockRestore());
    async function post(): Promise<void> {
      const url = "https://shop.example/api/ramp/webhook";
      const headers = { "Content-Type": "application/json" };
      const request = new Request(url, { method: "POST", headers, body: "{}" });
      expect((await endpoint(request)).status).toBe(503);
    }
    await post();
    await post();
    expect(onError.mock.calls).toEqual([[cause, { vendor: "one" }]]);
    now.mockReturnValue(1_900_000_060_000);
    await post();
    expect(onError).toHaveBeenCalledTimes(2);
  });

  test("a vendor gets every byte of the text, and every header, to check a signature with", async () => {
    const parseWebhook = vi.fn<NonNullable<VendorServer["parseWebhook"]>>(async () => undefined);
    const { post } = start([vendorWithWebhooks("one", { parseWebhook })]);
    const body = ' { "amount" : 1.0,\r\n"name":"\\u0041 \u00e4 \u{1f600}" }\n';
    await post(body, { "X-Signature": "sha256=abc" });
    const [delivery] = parseWebhook.mock.calls[0] ?? [];
    expect(delivery?.body).toBe(body);
    expect(delivery?.headers.get("x-signature")).toBe("sha256=abc");
  });

  test("an id of one vendor says nothing of another's", async () => {
    const { settle, told } = start([vendorWithWebhooks("one"), vendorWithWebhooks("two")]);
    await settle({ one: tx("completed") });
    await settle({ two: tx("processing") });
    await settle({ two: tx("completed") });
    await settle({ one: tx("processing") });
    expect(told).toEqual(["one tx-1 completed", "two tx-1 processing", "two tx-1 completed"]);
  });

  test("a flood for one vendor leaves room for another's", async () => {
    const { post, told, works } = start([
      vendorWithWebhooks("one", { confirmTransaction: () => new Promise(() => {}) }),
      vendorWithWebhooks("two"),
    ]);
    for (let at = 0; at < 1000; at++)
      expect((await post({ one: tx("completed", `tx-${at}`) })).status).toBe(202);
    expect((await post({ one: tx("completed", "tx-1000") })).status).toBe(503);
    expect((await post({ two: tx("completed") })).status).toBe(202);
    await works.at(-1);
    expect(told).toEqual(["two tx-1 completed"]);
  });

  test("an error names the vendor whose transaction it was", async () => {
    const { settle, works } = start([vendorWithWebhooks("one"), vendorWithWebhooks("two")], () =>
      Promise.reject(new Error("database away")),
    );
    await settle({ two: tx("completed") });
    await expect(works[0]).rejects.toThrow(/kept failing for two's transaction tx-1/);
  });
});

describe("of several hints for one transaction", () => {
  const signed = (status: TransactionStatus): WebhookEvent => ({
    ...tx(status),
    reference: "signed",
    signed: fact("tx-1", status),
  });
  const plain = (status: TransactionStatus | undefined, reference = "plain"): WebhookEvent => ({
    id: "tx-1",
    status,
    reference,
  });

  test.each<[string, WebhookEvent[], string, TransactionStatus]>([
    ["the one that claims most", [plain("processing"), plain("completed", "b")], "b", "completed"],
    ["not one that claims less", [plain("completed"), plain("pending", "b")], "plain", "completed"],
    ["not one without a claim", [plain("pending"), plain(undefined, "b")], "plain", "pending"],
    [
      "the newer of two that claim the same",
      [plain("failed"), plain("cancelled", "b")],
      "b",
      "cancelled",
    ],
    [
      "one that completed, whatever failed later",
      [plain("completed", "b"), plain("failed")],
      "b",
      "completed",
    ],
    [
      "a signed one, whatever unsigned one claims the same later",
      [signed("cancelled"), plain("failed")],
      "signed",
      "cancelled",
    ],
    [
      "a signed one, whatever unsigned one claimed the same earlier",
      [plain("failed"), signed("cancelled")],
      "signed",
      "cancelled",
    ],
    [
      "the newer of two completions",
      [plain("completed"), plain("completed", "b")],
      "b",
      "completed",
    ],
    [
      "a signed completion, whatever unsigned one comes later",
      [signed("completed"), plain("completed")],
      "signed",
      "completed",
    ],
    [
      "the newer of two that are signed",
      [signed("failed"), signed("cancelled")],
      "signed",
      "cancelled",
    ],
    [
      "the one that claims most of all that came",
      [plain("pending"), signed("processing"), plain("processing"), plain("pending")],
      "signed",
      "processing",
    ],
  ])("the vendor is asked with %s", async (_what, [first, ...later], reference, status) => {
    const asked: WebhookEvent[] = [];
    const told: string[] = [];
    let answer = () => {};
    const isBusy = new Promise<void>((resolve) => (answer = resolve));
    const follow = confirmWebhookEvents(
      async (hint) => {
        asked.push(hint);
        // The first look is under way while the others come.
        if (asked.length === 1) {
          await isBusy;
          return fact("tx-1", "pending");
        }
        return hint.status && fact("tx-1", hint.status);
      },
      async ({ status }) => void told.push(status),
      () => {},
      async () => {},
    );
    const works = [first ?? plain(undefined), ...later].map(async (hint) => follow(hint));
    await expect.poll(() => asked).toHaveLength(1);
    answer();
    await Promise.all(works);
    expect(asked.slice(1).map((hint) => hint.reference)).toContain(reference);
    expect(asked.at(-1)).toMatchObject({ reference, status });
    expect(told.at(-1)).toBe(status);
  });

  test("the vendor is asked with what came while it was too busy to be asked", async () => {
    const asked: string[] = [];
    let answer = () => {};
    const isBusy = new Promise<void>((resolve) => (answer = resolve));
    const follow = confirmWebhookEvents(
      async ({ id, status = "pending" }) => {
        asked.push(`${id} ${status}`);
        await isBusy;
        return fact(id, status);
      },
      async () => {},
      () => {},
      async () => {},
    );
    const ids = Array.from({ length: 8 }, (_, at) => `busy-${at}`);
    const works = ids.map(async (id) => follow(tx("completed", id)));
    works.push(...(["processing", "completed"] as const).map(async (one) => follow(plain(one))));
    answer();
    await Promise.all(works);
    expect(asked.slice(8)).toEqual(["tx-1 completed"]);
  });
});

describe("what may follow what was told", () => {
  test.each<[TransactionStatus[], TransactionStatus[]]>([
    [
      ["failed", "completed"],
      ["failed", "completed"],
    ],
    [
      ["cancelled", "completed"],
      ["cancelled", "completed"],
    ],
    [["failed", "cancelled", "failed", "processing", "pending"], ["failed"]],
    [["cancelled", "failed"], ["cancelled"]],
    [["completed", "failed", "cancelled", "processing", "completed"], ["completed"]],
    [
      ["failed", "processing", "completed", "failed"],
      ["failed", "completed"],
    ],
  ])("of %j is told %j", async (statuses, expected) => {
    const { settle, told } = start([vendorWithWebhooks("one")]);
    for (const status of statuses) await settle({ one: tx(status) });
    expect(told).toEqual(expected.map((status) => `one tx-1 ${status}`));
  });

  test("a completion is waited for, though the vendor still tells what failed before", async () => {
    const says = ["failed", "failed", "failed", "completed"] as const;
    let asked = 0;
    const { settle, told } = start([
      vendorWithWebhooks("one", {
        confirmTransaction: async ({ id }) => fact(id, says[asked++] ?? "completed", "one"),
      }),
    ]);
    await settle({ one: tx("failed") });
    await settle({ one: tx("completed") });
    expect(told).toEqual(["one tx-1 failed", "one tx-1 completed"]);
    expect(asked).toBe(4);
  });

  test("once it is complete, the vendor is not asked again", async () => {
    const confirmTransaction = vi.fn(
      async ({ id, status }: WebhookEvent) => status && fact(id, status),
    );
    const { settle } = start([vendorWithWebhooks("one", { confirmTransaction })]);
    for (const status of ["failed", "completed", "failed", "completed"] as const)
      await settle({ one: tx(status) });
    expect(confirmTransaction).toHaveBeenCalledTimes(2);
  });
});

test("what a vendor signed is told though the vendor could not be asked, and told once", async () => {
  const { settle, told } = start([
    vendorWithWebhooks("one", {
      parseWebhook: async ({ headers }) => {
        const hint = tx("completed");
        return headers.get("X-Signature") === "good"
          ? { ...hint, signed: fact(hint.id, hint.status) }
          : undefined;
      },
      confirmTransaction: async ({ signed }) => signed,
    }),
  ]);
  expect(await settle({}, { "X-Signature": "bad" })).toBe(400);
  expect(told).toEqual([]);
  for (let time = 0; time < 3; time++)
    expect(await settle({}, { "X-Signature": "good" })).toBe(202);
  expect(told).toEqual(["one tx-1 completed"]);
});
