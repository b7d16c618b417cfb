import { createSandbox } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import {
  badCard,
  callApi,
  goodCard,
  newSession,
  openPage,
  pageUrl,
  runOptions,
} from "./partner.ts";

const HOUR = 60 * 60 * 1000;
const BANK = 800;

async function opened(
  changes: Record<string, unknown> = {},
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization" = "sdk_customer_token",
) {
  const sandbox = createSandbox({ initTokenType });
  const session = await newSession(sandbox, changes);
  const page = await openPage(sandbox, runOptions(session));
  const status = () => sandbox.transaction(session.merchant_transaction_id)?.status;
  return { sandbox, session, page, status, id: session.merchant_transaction_id };
}

/** Through e-mail and identity, to the first step about money. */
async function identified(...args: Parameters<typeof opened>) {
  const all = await opened(...args);
  await all.page.call("code", { code: "000000" });
  const view = await all.page.call("identity");
  return { ...all, view };
}

const words = (view: { signals?: { name: string; data: Record<string, string> }[] | undefined }) =>
  (view.signals ?? []).map(({ name, data }) => data["status"] ?? name);

describe("opening", () => {
  test("spends the token: a second time is refused, and both count as runs", async () => {
    const { sandbox, session, page } = await opened();
    expect(page.opened).toMatchObject({ status: 200, step: "code" });
    const again = await openPage(sandbox, runOptions(session));
    expect(again.opened).toMatchObject({
      status: 410,
      message: "This session has expired or was already used.",
    });
    expect(sandbox.counts.runs).toBe(2);
  });

  test.each([
    [HOUR - 1000, 200],
    [HOUR, 410],
  ])("after %d ms answers %d", async (age, status) => {
    const sandbox = createSandbox();
    const session = await newSession(sandbox);
    sandbox.clock.advance(age);
    expect((await openPage(sandbox, runOptions(session))).opened.status).toBe(status);
  });

  test.each(["sdk_customer_token", "sdk_partner_authorization"] as const)(
    "with %s names any field that differs from the session",
    async (initTokenType) => {
      const session = await newSession(createSandbox({ initTokenType }));
      const free = new Set(["lang", "theme", "widget_url", "merchant_transaction_id"]);
      for (const field of Object.keys(session).filter((name) => !free.has(name))) {
        const sandbox = createSandbox({ initTokenType });
        const options = runOptions(await newSession(sandbox));
        const name = field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
        options[name] = "changed";
        const { opened } = await openPage(sandbox, options);
        expect([opened.status, opened.message]).toEqual([
          400,
          `The option ${name} differs from the session. Pass every field on unchanged.`,
        ]);
      }
    },
  );

  test("names a required field that is missing, and does without the others", async () => {
    const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization" });
    const { signature: _, ...incomplete } = runOptions(await newSession(sandbox));
    expect((await openPage(sandbox, incomplete)).opened.message).toBe(
      "The option signature is missing.",
    );
    const { currencies: __, ...enough } = runOptions(await newSession(sandbox));
    expect((await openPage(sandbox, enough)).opened.status).toBe(200);
  });

  test("spends the token even if something else is wrong", async () => {
    const sandbox = createSandbox();
    const options = runOptions(await newSession(sandbox));
    await openPage(sandbox, { ...options, address: "elsewhere" });
    expect((await openPage(sandbox, options)).opened.status).toBe(410);
  });

  test("refuses a transaction that the vendor does not know", async () => {
    const session = await newSession(createSandbox());
    expect((await openPage(createSandbox(), runOptions(session))).opened.status).toBe(404);
  });

  test("is the only way in: no other call works without it", async () => {
    const sandbox = createSandbox();
    const { call } = await openPage(sandbox, {});
    expect((await call("code", { code: "000000" })).status).toBe(401);
  });
});

describe("identity", () => {
  test("lets only the right code through", async () => {
    const { page } = await opened();
    expect((await page.call("code", { code: "123456" })).errors).toHaveProperty("code");
    expect((await page.call("code", { code: "000000" })).step).toBe("identity");
  });

  test("is asked once for each user, and the API tells", async () => {
    const { sandbox } = await opened({ partner_user_id: "ada" });
    const kyc = async () => (await callApi(sandbox, "/widget/users/ada/kyc-status")).body;
    expect(await kyc()).toEqual({ partner_user_id: "ada", status: "not_started" });
    const first = await openPage(
      sandbox,
      runOptions(await newSession(sandbox, { partner_user_id: "ada" })),
    );
    await first.call("code", { code: "000000" });
    await first.call("identity");
    expect(await kyc()).toMatchObject({ status: "verified", verified_at: expect.any(String) });
    const second = await openPage(
      sandbox,
      runOptions(await newSession(sandbox, { partner_user_id: "ada" })),
    );
    expect((await second.call("code", { code: "000000" })).step).toBe("card");
  });

  test("is unknown for somebody without a session", async () => {
    const answer = await callApi(createSandbox(), "/widget/users/nobody/kyc-status");
    expect(answer.status).toBe(404);
  });
});

describe("buying", () => {
  test("with a good card is paid first, completed later", async () => {
    const { sandbox, page, status } = await identified();
    expect(words(await page.call("card", goodCard))).toEqual(["new", "pending"]);
    expect(status()).toBe("pending");
    sandbox.clock.advance(BANK);
    const paid = await page.call("look");
    expect(words(paid)).toEqual(["paid", "onPaymentFinished"]);
    expect([paid.step, status()]).toEqual(["processing", "processing"]);
    sandbox.clock.advance(4000);
    expect([(await page.call("look")).step, status()]).toEqual(["completed", "completed"]);
  });

  test("tells every status with the eight documented texts", async () => {
    const { page, id } = await identified();
    expect((await page.call("card", goodCard)).signals?.[0]?.data).toEqual({
      amount: "104.84",
      currency: "USDT",
      network: "TRC20",
      fiat_amount: "100.00",
      fiat_currency: "EUR",
      merchant_transaction_id: id,
      status: "new",
      payment_method: "card",
    });
  });

  test("with a card that is declined fails", async () => {
    const { sandbox, page, status } = await identified();
    await page.call("card", badCard);
    sandbox.clock.advance(BANK);
    const view = await page.call("look");
    expect(words(view)).toEqual(["order_failed", "onPaymentFinished"]);
    expect([view.step, view.failure, status()]).toEqual(["failed", "declined", "failed"]);
  });

  test.each([
    ["number", { number: "4111 1111 1111 1111" }],
    ["number", { number: "4444" }],
    ["expiry", { expiry: "13/39" }],
    ["expiry", { expiry: "01/20" }],
    ["cvc", { cvc: "999" }],
    ["name", { name: " " }],
  ])("stays at the card if %s is wrong", async (field, change) => {
    const { page, status } = await identified();
    const answer = await page.call("card", { ...goodCard, ...change });
    expect(Object.keys(answer.errors ?? {})).toEqual([field]);
    expect((await page.call("look")).step).toBe("card");
    expect(status()).toBe("pending");
  });

  test("asks for the amount if the session names none", async () => {
    const { page, view } = await identified({ fiat_amount: undefined });
    expect(view.step).toBe("amount");
    expect((await page.call("amount", { amount: "5", confirm: true })).errors).toHaveProperty(
      "amount",
    );
    expect((await page.call("amount", { amount: "50" })).step).toBe("amount");
    const confirmed = await page.call("amount", { amount: "50", confirm: true });
    expect([confirmed.step, confirmed.quote?.fiatAmount]).toEqual(["card", "50.00"]);
  });

  test("takes no second payment for one order", async () => {
    const { sandbox, page } = await identified();
    await page.call("card", goodCard);
    expect(words(await page.call("card", goodCard))).toEqual([]);
    sandbox.clock.advance(BANK);
    expect(words(await page.call("look"))).toEqual(["paid", "onPaymentFinished"]);
  });
});

describe("selling", () => {
  async function waiting(card = goodCard) {
    const all = await identified({ type: "sell", amount: "100" }, "sdk_partner_authorization");
    await all.page.call("amount", { confirm: true });
    const view = await all.page.call("card", card);
    return { ...all, view };
  }

  test("shows an address and hands it to the partner's page", async () => {
    const { view, id } = await waiting();
    expect(view.step).toBe("transfer");
    expect(view.signals?.find(({ name }) => name === "onSellTransferEnabled")?.data).toEqual({
      amount: "100.00",
      currency: "USDT",
      network: "TRC20",
      address: view.deposit?.address,
      id,
      flow_id: "payout",
    });
  });

  test("ends well once the deposit has arrived", async () => {
    const { sandbox, page, id, status } = await waiting();
    sandbox.depositArrives(id);
    expect(words(await page.call("look"))).toEqual(["succeeded"]);
    expect(status()).toBe("processing");
    sandbox.clock.advance(4000);
    expect(words(await page.call("look"))).toEqual(["succeeded"]);
    expect(status()).toBe("completed");
    sandbox.clock.advance(6 * HOUR);
    expect(words(await page.call("look"))).toEqual([]);
  });

  test("fails six hours after the address was shown", async () => {
    const { sandbox, page, status } = await waiting();
    sandbox.clock.advance(6 * HOUR);
    const view = await page.call("look");
    expect([words(view), view.failure, status()]).toEqual([["failed"], "late", "failed"]);
  });

  test("fails after the deposit if the card takes no money", async () => {
    const { sandbox, page, id, status } = await waiting(badCard);
    sandbox.depositArrives(id);
    sandbox.clock.advance(4000);
    expect((await page.call("look")).failure).toBe("payout");
    expect(status()).toBe("failed");
  });

  test("keeps the amount that the session fixed", async () => {
    const { page } = await identified({ type: "sell", amount: "100" }, "sdk_partner_authorization");
    const view = await page.call("amount", { amount: "999", confirm: true });
    expect(view.quote?.amount).toBe("100.00");
  });
});

describe("cancelling", () => {
  test("ends the transaction before the payment", async () => {
    const { page, status } = await identified();
    const view = await page.call("cancel");
    expect([words(view), view.step, status()]).toEqual([["cancelled"], "cancelled", "cancelled"]);
  });

  test("comes too late once the card is with the bank", async () => {
    const { sandbox, page, status } = await identified();
    await page.call("card", goodCard);
    await page.call("cancel");
    sandbox.clock.advance(BANK);
    expect(status()).toBe("processing");
  });
});

test("the page runs its own scripts only, in any partner's frame", async () => {
  const response = await createSandbox().fetch(new Request(`${pageUrl}/frame`));
  const html = await response.text();
  const policy = response.headers.get("content-security-policy") ?? "";
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors *");
  const tags = html.match(/<(script|style)\b[^>]*>/g) ?? [];
  expect(tags).toHaveLength(4);
  for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/(src|href)="http/);
});
