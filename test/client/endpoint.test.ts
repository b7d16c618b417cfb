import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createSession } from "../../src/client/createSession.ts";
import { createTransactionClient } from "../../src/client/createTransactionClient.ts";
import { type CustomEndpoint } from "../../src/client/CustomEndpoint.ts";
import type { Order } from "../../src/order.ts";
import { RampError } from "../../src/RampError.ts";

const order = { mode: "buy", currency: "USDT" } as const;
const never = new AbortController().signal;
const errorFrom = (asked: Promise<unknown>) =>
  asked.then(
    () => new Error("It answered."),
    (thrown: unknown) => thrown as Error,
  );
const clientOf = (endpoint: string | CustomEndpoint) => ({
  createSession: (...order: [Order, string]) => createSession(endpoint, ...order),
  ...createTransactionClient(endpoint),
});
const functions = (change: Partial<CustomEndpoint>) =>
  clientOf({
    createSession: async () => ({}),
    getTransaction: async () => ({}),
    ...change,
  });

describe("over HTTP", () => {
  let server: Server;
  let base: string;
  let answer: (respond: import("node:http").ServerResponse) => void;
  beforeEach(async () => {
    server = createServer((_request, response) => answer(response));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ramp/`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test("an answer that breaks off is a network error, for a session and for a transaction", async () => {
    answer = (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"merchant_');
      setImmediate(() => response.destroy());
    };
    await expect(clientOf(base).createSession(order, "k")).rejects.toMatchObject({
      code: "session-network",
      retryable: true,
    });
    await expect(clientOf(base).getTransaction({ id: "1" }, never)).rejects.toMatchObject({
      code: "transaction-unreachable",
    });
  });

  test("HTML for a transaction is malformed, and says which kind of page it was", async () => {
    answer = (response) => response.setHeader("content-type", "text/html").end("<!doctype html>");
    await expect(clientOf(base).getTransaction({ id: "1" }, never)).rejects.toMatchObject({
      code: "transaction-malformed",
      message: expect.stringContaining("text/html"),
    });
  });
});

// faults N1, newcomer F8
describe("an error names what was asked, without a query, an id or a secret", () => {
  const refused = "http://user:hunter2@127.0.0.1:9/ramp?key=s3cret";
  const { createSession, getTransaction, cancelTransaction } = clientOf("http://127.0.0.1:9/ramp/");

  test.each<[string, () => Promise<unknown>]>([
    ["POST http://127.0.0.1:9/ramp/session", () => createSession(order, "k")],
    ["GET http://127.0.0.1:9/ramp/transactions/:id", () => getTransaction({ id: "tx-1" }, never)],
    [
      "POST http://127.0.0.1:9/ramp/transactions/:id/cancel",
      () => cancelTransaction({ id: "tx-1", vendor: "acme", reference: "r-1" }),
    ],
    [
      "The endpoint's function for the transaction",
      () =>
        functions({ getTransaction: () => Promise.reject(new Error("no")) }).getTransaction(
          { id: "tx-1" },
          never,
        ),
    ],
  ])("%s", async (asked, ask) => {
    const { message } = await errorFrom(ask());
    expect(message.startsWith(`${asked} `)).toBe(true);
    expect(message).not.toMatch(/tx-1|r-1/);
  });

  test("an address with a password and a key in it", async () => {
    const { message } = await errorFrom(clientOf(refused).createSession(order, "k"));
    expect(message).toContain("POST http://127.0.0.1:9/ramp");
    expect(message).not.toMatch(/hunter2|s3cret/);
  });

  test("an address that is none", async () => {
    await expect(clientOf("http://:1").createSession(order, "k")).rejects.toMatchObject({
      code: "session-network",
      message: expect.stringMatching(/^POST http:\/\/:1\/session could not be reached/),
    });
  });

  test("a page's own origin is left out", async () => {
    vi.stubGlobal("location", new URL("http://127.0.0.1:9/shop/buy?token=s3cret"));
    onTestFinished(() => void vi.unstubAllGlobals());
    await expect(clientOf("http://127.0.0.1:9/api").createSession(order, "k")).rejects.toThrow(
      /^POST \/api\/session could not be reached/,
    );
  });

  test("one that never answers", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const asked = expect(
      functions({ createSession: () => new Promise(() => {}) }).createSession(order, "k"),
    ).rejects.toThrow(/^The endpoint's function for the session gave no answer within 30 seconds/);
    await vi.advanceTimersByTimeAsync(30_000);
    await asked;
  });
});

describe("as functions", () => {
  afterEach(() => void vi.restoreAllMocks());

  test("what they throw is the cause, and a RampError of theirs is kept", async () => {
    const mistake = new TypeError("no token");
    await expect(
      functions({ createSession: () => Promise.reject(mistake) }).createSession(order, "k"),
    ).rejects.toMatchObject({ code: "endpoint-failed", cause: mistake });
    const own = new RampError("kyc-required", "verify first");
    const aboutSight = new RampError("unauthorized", "signed out", { status: 401 });
    await expect(
      functions({ getTransaction: () => Promise.reject(aboutSight) }).getTransaction(
        { id: "1" },
        never,
      ),
    ).rejects.toMatchObject({ code: "unauthorized", stage: "transaction", status: 401 });
    const aboutPaying = new RampError("endpoint-failed", "Nothing was paid, it says", {
      retryAfter: 9,
    });
    await expect(
      functions({ getTransaction: () => Promise.reject(aboutPaying) }).getTransaction(
        { id: "1" },
        never,
      ),
    ).rejects.toMatchObject({ code: "transaction-unreachable", retryAfter: 9, cause: aboutPaying });
    await expect(
      functions({ createSession: () => Promise.reject(own) }).createSession(order, "k"),
    ).rejects.toBe(own);
  });

  test("one that throws before it has a promise is an error like any other", async () => {
    const throws = () => {
      throw new Error("not even a promise");
    };
    await expect(
      functions({ getTransaction: throws }).getTransaction({ id: "1" }, never),
    ).rejects.toMatchObject({ code: "transaction-unreachable" });
  });

  test("one that threw leaves nothing behind that fails when its time is up", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const createSession = () => {
      throw new Error("at once");
    };
    await functions({ createSession })
      .createSession(order, "k")
      .catch(() => {});
    await vi.advanceTimersByTimeAsync(30_000);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("methods of an object keep their object", async () => {
    class Backend implements CustomEndpoint {
      token = "t";
      async createSession() {
        return this.token;
      }
      async getTransaction() {
        return this.token;
      }
    }
    await expect(clientOf(new Backend()).createSession(order, "k")).resolves.toBe("t");
  });

  test("one that never answers is given up after its deadline", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let seen: AbortSignal | undefined;
    const { createSession } = functions({
      createSession: (_order, { signal }) => {
        seen = signal;
        return new Promise(() => {});
      },
    });
    const asked = expect(createSession(order, "k")).rejects.toMatchObject({
      code: "session-timeout",
      retryable: true,
    });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(seen?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await asked;
    expect(seen?.aborted).toBe(true);
  });

  test("what has answered leaves neither a timer nor a listener behind", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const unwanted = new AbortController();
    const listening = vi.spyOn(unwanted.signal, "removeEventListener");
    await functions({ getTransaction: async () => ({}) }).getTransaction(
      { id: "1" },
      unwanted.signal,
    );
    expect(vi.getTimerCount()).toBe(0);
    expect(listening).toHaveBeenCalledOnce();
  });

  test("what nobody wants any more is not waited for, also where that was so from the start", async () => {
    const unwanted = new AbortController();
    const { getTransaction } = functions({ getTransaction: () => new Promise(() => {}) });
    const asked = getTransaction({ id: "1" }, unwanted.signal);
    unwanted.abort();
    await expect(asked).rejects.toBeDefined();
    await expect(getTransaction({ id: "1" }, unwanted.signal)).rejects.toBeDefined();
  });

  test("watching keeps its object as well", async () => {
    class Backend implements CustomEndpoint {
      heard: string[] = [];
      createSession = async () => ({});
      getTransaction = async () => ({});
      async subscribeTransaction(id: string) {
        this.heard.push(id);
      }
    }
    const backend = new Backend();
    const context = { signal: new AbortController().signal, onUpdate: () => {} };
    await clientOf(backend).subscribeTransaction?.("1", context);
    expect(backend.heard).toEqual(["1"]);
  });
});
