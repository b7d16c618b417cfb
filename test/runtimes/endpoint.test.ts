import process from "node:process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listenToEvents } from "../server/listenToEvents.ts";
import { idOf, openShop, orders, vendorNames, type Shop, type VendorName } from "./openShop.ts";
import type { Runtime } from "./startRuntime.ts";

/** Node alone, unless somebody names others: they have to be installed. */
const asked = (process.env["RAMP_RUNTIMES"] ?? "node").split(",") as Runtime[];

/** An endpoint for each request remembers nothing: not what it answered, nor what it told. */
const FORGETS: ReadonlySet<Runtime> = new Set<Runtime>(["workerd"]);

describe.each(asked)("under %s", (runtime) => {
  const remembers = !FORGETS.has(runtime);
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(runtime);
  });
  afterAll(() => shop?.stop());

  let people = 0;
  const somebody = () => `user-${(people += 1)}`;
  const watch = (user: string, id: string, vendor: VendorName = "proof") =>
    listenToEvents(`${shop.url}/transactions/${id}/events?vendor=${vendor}`, { Cookie: user });
  const soon = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 20 });
  const reportsAbout = (user: string) => shop.reports.filter(({ userId }) => userId === user);

  describe("sessions", () => {
    test.each(vendorNames)("%s opens one, and no secret leaves the server", async (vendor) => {
      const { status, headers, text, body } = await shop.ask(
        somebody(),
        "/session",
        orders[vendor],
      );
      expect([status, text]).toEqual([200, expect.stringContaining(idOf(vendor, body))]);
      expect(headers.get("Content-Type")).toMatch(/^application\/json/);
      expect(headers.get("Cache-Control")).toBe("no-store");
      for (const secret of Object.values(shop.settings.secrets)) expect(text).not.toContain(secret);
    });

    test.runIf(remembers)(
      "one key opens one session, also while the first is on its way",
      async () => {
        const user = somebody();
        const before = shop.sandbox.counts.sessions;
        const again = () =>
          shop.ask(user, "/session", orders.proof, {
            headers: { "Idempotency-Key": "purchase-1" },
          });
        const [first, second] = await Promise.all([again(), again()]);
        const third = await again();
        expect(first.status).toBe(200);
        expect([second.body, third.body]).toEqual([first.body, first.body]);
        expect(shop.sandbox.counts.sessions - before).toBe(1);
      },
    );

    test("another user's same key, and the same key of another order, open their own", async () => {
      const user = somebody();
      const headers = { "Idempotency-Key": "purchase-1" };
      const ask = async (who: string, amount: string) => {
        const { body } = await shop.ask(who, "/session", { ...orders.proof, amount }, { headers });
        return body["merchant_transaction_id"];
      };
      const ids = [await ask(user, "100"), await ask(user, "200"), await ask(somebody(), "100")];
      expect(new Set(ids).size).toBe(3);
    });

    test("a vendor that fails twice is asked again, one that goes on failing is 502", async () => {
      shop.sandbox.injectFault({ at: "session", vendor: "proof", status: 502, times: 2 });
      expect((await shop.ask(somebody(), "/session", orders.proof)).status).toBe(200);
      shop.sandbox.injectFault({ at: "session", vendor: "proof", status: 502, times: 3 });
      const { status, body } = await shop.ask(somebody(), "/session", orders.proof);
      expect([status, Object.keys(body)]).toEqual([502, ["error", "code", "message"]]);
    });

    test("a vendor's refusal travels on, without the secrets that it repeats", async () => {
      const { clientToken } = shop.settings.secrets;
      shop.sandbox.injectFault({
        at: "session",
        status: 429,
        error: "rate_limit_exceeded",
        message: `${clientToken} asks too often`,
        retryAfter: 7,
      });
      const { status, headers, body } = await shop.ask(somebody(), "/session", orders.proof);
      expect([status, headers.get("Retry-After")]).toEqual([429, "7"]);
      expect(body["message"]).toBe("[removed] asks too often");
    });

    test("a vendor's redirect is not followed: nobody there was trusted with a secret", async () => {
      shop.redirectOnce();
      const { status, body } = await shop.ask(somebody(), "/session", orders.proof);
      expect([status, body["code"]]).toEqual([502, "upstream_invalid_response"]);
      expect(shop.strayed).toEqual([]);
    });

    test.each(vendorNames)(
      "a browser that leaves while %s is slow spoils nothing for the next one",
      async (vendor) => {
        const user = somebody();
        const headers = { "Idempotency-Key": "left-and-back" };
        shop.sandbox.injectFault({ at: "session", vendor, delay: 400 });
        const leaving = shop.ask(user, "/session", orders[vendor], {
          headers,
          signal: AbortSignal.timeout(150),
        });
        await expect(leaving).rejects.toThrow(/abort/);
        const next = await shop.ask(user, "/session", orders[vendor], { headers });
        expect(next.status).toBe(200);
        await soon(() => expect(shop.callsUnderWay()).toBe(0));
      },
    );
  });

  describe("refusals", () => {
    test("nobody who is signed in is 401, and no vendor is asked", async () => {
      const { sessions, statusRequests } = shop.sandbox.counts;
      const answers = [
        await shop.ask("", "/session", orders.proof),
        await shop.ask("", "/transactions/tx-1"),
        await shop.ask("", "/transactions/tx-1/events"),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
      expect(shop.sandbox.counts).toMatchObject({ sessions, statusRequests });
    });

    test.each([
      ["no object", 400, "[]"],
      ["no JSON", 400, "{"],
      ["too much", 413, JSON.stringify({ ...orders.proof, note: "x".repeat(20_000) })],
    ])("an order that is %s is %i", async (_, wanted, text) => {
      const { status, body } = await shop.ask(somebody(), "/session", undefined, {
        method: "POST",
        body: text,
      });
      expect([status, body["error"]]).toEqual([wanted, "invalid_request"]);
    });

    test("too much is cut off though nothing says how much it is", async () => {
      const { status } = await shop.ask(somebody(), "/session", undefined, {
        method: "POST",
        body: new Blob(["x".repeat(40_000)]).stream(),
        duplex: "half",
      } as RequestInit);
      expect(status).toBe(413);
    });

    test("what is not said to be JSON is 415", async () => {
      const headers = { "Content-Type": "text/plain" };
      const { status } = await shop.ask(somebody(), "/session", orders.proof, { headers });
      expect(status).toBe(415);
    });

    test("another method is 405, another path 404, another site 403", async () => {
      const user = somebody();
      const wrong = await shop.ask(user, "/session");
      expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "POST"]);
      expect((await shop.ask(user, "/elsewhere")).status).toBe(404);
      const headers = { Origin: "https://evil.example" };
      const crossed = await shop.ask(user, "/session", orders.proof, { headers });
      expect([crossed.status, crossed.body["code"]]).toEqual([403, "cross_site"]);
    });
  });

  describe("transactions", () => {
    test.each(vendorNames)("%s shows it to whose it is, and to nobody else", async (vendor) => {
      const user = somebody();
      const path = `/transactions/${await shop.begin(user, vendor)}?vendor=${vendor}`;
      expect((await shop.ask(user, path)).status).toBe(200);
      const foreign = await shop.ask(somebody(), path);
      const unknown = await shop.ask(user, `/transactions/tx-0?vendor=${vendor}`);
      expect([foreign.status, unknown.status]).toEqual([404, 404]);
      expect(foreign.body).toEqual(unknown.body);
    });

    test("a deposit is called off", async () => {
      const user = somebody();
      const path = `/transactions/${await shop.begin(user, "bleepay")}`;
      const { status, body } = await shop.ask(user, `${path}/cancel?vendor=bleepay`, {});
      expect([status, body["paymentStatus"], body["cancelled"]]).toEqual([200, "EXPIRED", true]);
      const again = await shop.ask(user, `${path}/cancel?vendor=bleepay`, {});
      expect([again.status, again.body["code"]]).toEqual([409, "cannot_cancel"]);
    });
  });

  describe("events", () => {
    test("a purchase is followed to its end as the vendor pushes it", async () => {
      const user = somebody();
      const id = await shop.begin(user, "proof");
      const before = { ...shop.sandbox.counts };
      const { response, next, rest } = await watch(user, id);
      expect(response.headers.get("Content-Type")).toBe("text/event-stream");
      expect(await next()).toMatchObject({ status: "pending" });
      await soon(() => expect(shop.linesAbout(id)).toBe(1));
      const { statusRequests, sockets } = shop.sandbox.counts;
      expect([statusRequests - before.statusRequests, sockets - before.sockets]).toEqual([1, 1]);
      shop.sandbox.pay(id);
      expect(await next()).toMatchObject({ status: "processing" });
      shop.sandbox.clock.advance(4000);
      expect(await rest()).toMatchObject([{ status: "completed" }]);
      await soon(() => expect(shop.linesAbout(id)).toBe(0));
    });

    test("one without the vendor's push begins with what is", async () => {
      const user = somebody();
      const id = await shop.begin(user, "bleepay");
      const { next } = await watch(user, id, "bleepay");
      expect(await next()).toMatchObject({ paymentStatus: "CREATED" });
    });

    test("of a foreign transaction there are none", async () => {
      const id = await shop.begin(somebody(), "proof");
      const { response } = await watch(somebody(), id);
      expect(response.status).toBe(404);
      await soon(() => expect(shop.linesAbout(id)).toBe(0));
    });

    test("the tab that is closed takes the vendor's connection along", async () => {
      const user = somebody();
      const id = await shop.begin(user, "proof");
      const { next, leave } = await watch(user, id);
      await next();
      await soon(() => expect(shop.linesAbout(id)).toBe(1));
      leave();
      // In workerd a tab that was closed shows only with the next sign of life that is sent to it.
      await soon(() => expect(shop.linesAbout(id)).toBe(0));
    });

    test("of two tabs the second goes on when the first is closed", async () => {
      const user = somebody();
      const id = await shop.begin(user, "proof");
      const first = await watch(user, id);
      await first.next();
      const second = await watch(user, id);
      await second.next();
      first.leave();
      // What came later was answered, so the server has heard of it, where it shows.
      await shop.ask(user, `/transactions/${id}`);
      shop.sandbox.pay(id);
      expect(await second.next()).toMatchObject({ status: "processing" });
      shop.sandbox.clock.advance(4000);
      expect(await second.rest()).toMatchObject([{ status: "completed" }]);
    });

    test("a push that breaks is opened again, and what came meanwhile is told", async () => {
      const user = somebody();
      const id = await shop.begin(user, "proof");
      const { next } = await watch(user, id);
      await next();
      await soon(() => expect(shop.linesAbout(id)).toBe(1));
      shop.sandbox.dropSockets();
      shop.sandbox.pay(id);
      expect(await next()).toMatchObject({ status: "processing" });
    });

    test("a push that redirects is not followed, but asked for again", async () => {
      const user = somebody();
      const id = await shop.begin(user, "proof");
      shop.redirectOnce();
      const { next } = await watch(user, id);
      expect(await next()).toMatchObject({ status: "pending" });
      await soon(() => expect(shop.linesAbout(id)).toBe(1));
      shop.sandbox.pay(id);
      expect(await next()).toMatchObject({ status: "processing" });
      expect(shop.strayed).toEqual([]);
    });
  });

  describe("webhooks", () => {
    test.each(vendorNames)("%s' is confirmed, and told once", async (vendor) => {
      const user = somebody();
      const id = await shop.begin(user, vendor);
      shop.sandbox.pay(id);
      shop.sandbox.clock.advance(10_000);
      await soon(() => expect(reportsAbout(user).at(-1)).toMatchObject({ status: "completed" }));
      shop.sandbox.redeliverWebhook(id);
      const sent = shop.sandbox.counts.webhooks;
      await soon(() => expect(shop.letters.length).toBe(sent));
      const statuses = reportsAbout(user).map(({ status }) => status);
      const endings = statuses.filter((status) => status === "completed");
      if (remembers) expect(endings).toEqual(["completed"]);
    });

    test.each(["transak", "bleepay"] as const)(
      "%s' with a wrong signature is 400",
      async (vendor) => {
        const user = somebody();
        const id = await shop.begin(user, vendor);
        const before = shop.letters.length;
        shop.sandbox.pay(id);
        await soon(() => expect(shop.letters.length).toBeGreaterThan(before));
        const letter = shop.letters[before];
        if (!letter) throw new Error("No webhook came.");
        const { body, headers, status } = letter;
        expect(status).toBe(202);
        const signature = headers["X-Platform-Signature"] ?? "";
        const post = (text: string, signature: string) =>
          shop.ask("", "/webhook", undefined, {
            method: "POST",
            body: text,
            headers: { ...headers, ...(signature && { "X-Platform-Signature": signature }) },
          });
        expect((await post(body, signature)).status).toBe(202);
        const forged =
          vendor === "transak"
            ? await post(body.replace(/.{8}"}$/, 'AAAAAAAA"}'), "")
            : await post(body, signature.replace(/^.{4}/, "0000"));
        expect([forged.status, forged.body["code"]]).toEqual([400, "validation_error"]);
      },
    );

    test("what is made up is asked for, and never told", async () => {
      const user = somebody();
      const id = await shop.begin(user, "proof");
      const { statusRequests } = shop.sandbox.counts;
      const claim = { merchant_transaction_id: id, status: "completed", partner_user_id: user };
      expect((await shop.ask("", "/webhook", claim)).status).toBe(202);
      await soon(() => expect(shop.sandbox.counts.statusRequests).toBeGreaterThan(statusRequests));
      await soon(() => expect(reportsAbout(user)).toMatchObject([{ status: "pending" }]));
    });
  });
});
