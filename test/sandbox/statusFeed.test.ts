import { createSandbox, type Sandbox } from "ramp-widget/sandbox";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { apiUrl, newSession } from "./partner.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Listens to one transaction as the server of WebSockets does, without a network. */
async function listen(sandbox: Sandbox, id: string) {
  const answer = await sandbox.connect(
    new Request(`${apiUrl}/ws?tx_id=${id}`, {
      headers: { authorization: "Bearer sandbox-client-token" },
    }),
  );
  if (answer instanceof Response) throw new Error(`The upgrade was refused: ${answer.status}`);
  const statuses: string[] = [];
  let closed = 0;
  const leave = answer({
    send: (text) => statuses.push(JSON.parse(text).status),
    close: () => (closed += 1),
    terminate: () => {},
  });
  return { statuses, closes: () => closed, leave };
}

async function purchase(settlementDelayMs?: number) {
  const sandbox = createSandbox({
    initTokenType: "sdk_partner_authorization",
    settlementDelayMs,
  });
  const { merchant_transaction_id: id } = await newSession(sandbox);
  return { sandbox, id };
}

test("there is one timer while somebody listens, and none otherwise", async () => {
  const { sandbox, id } = await purchase();
  sandbox.pay(id);
  expect(vi.getTimerCount()).toBe(0);
  const [first, second] = [await listen(sandbox, id), await listen(sandbox, id)];
  expect(vi.getTimerCount()).toBe(1);
  const another = (await newSession(sandbox, { type: "sell" })).merchant_transaction_id;
  sandbox.depositArrives(another);
  expect(vi.getTimerCount()).toBe(1);
  first.leave();
  expect(vi.getTimerCount()).toBe(1);
  second.leave();
  expect(vi.getTimerCount()).toBe(0);
});

test("no timer is left when nothing lies ahead", async () => {
  const { sandbox, id } = await purchase();
  const { statuses } = await listen(sandbox, id);
  sandbox.pay(id);
  await vi.advanceTimersByTimeAsync(4000);
  expect(statuses).toEqual(["processing", "completed"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a change is told at its moment, not before, once", async () => {
  const { sandbox, id } = await purchase(1000);
  const line = await listen(sandbox, id);
  sandbox.pay(id);
  await vi.advanceTimersByTimeAsync(999);
  expect(line.statuses).toEqual(["processing"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(line.statuses).toEqual(["processing", "completed"]);
  await vi.advanceTimersByTimeAsync(60_000);
  sandbox.clock.advance(60_000);
  expect(line.statuses).toHaveLength(2);
  expect(line.closes()).toBe(1);
});

test("skipped time brings the timer nearer", async () => {
  const { sandbox, id } = await purchase(1000);
  const { statuses } = await listen(sandbox, id);
  sandbox.pay(id);
  sandbox.clock.advance(900);
  await vi.advanceTimersByTimeAsync(100);
  expect(statuses).toEqual(["processing", "completed"]);
});

test("what was going to happen and did not is never told", async () => {
  const { sandbox } = await purchase();
  const { merchant_transaction_id: id } = await newSession(sandbox, { type: "sell" });
  const { statuses } = await listen(sandbox, id);
  sandbox.depositArrives(id);
  sandbox.clock.advance(24 * 60 * 60 * 1000);
  expect(statuses).toEqual(["processing", "completed"]);
});

test("whoever comes late hears what comes, and nothing twice", async () => {
  const { sandbox, id } = await purchase();
  const early = await listen(sandbox, id);
  sandbox.pay(id);
  const late = await listen(sandbox, id);
  sandbox.clock.advance(4000);
  expect(early.statuses).toEqual(["processing", "completed"]);
  expect(late.statuses).toEqual(["completed"]);
});

test("what happened while nobody listened stays untold", async () => {
  const { sandbox, id } = await purchase();
  const first = await listen(sandbox, id);
  first.leave();
  sandbox.pay(id);
  sandbox.clock.advance(1000);
  const second = await listen(sandbox, id);
  sandbox.clock.advance(3000);
  expect(first.statuses).toEqual([]);
  expect(second.statuses).toEqual(["completed"]);
});

test("a wait that no timer can hold is waited for in parts", async () => {
  const month = 31 * 24 * 60 * 60 * 1000;
  const { sandbox, id } = await purchase(month);
  const { statuses } = await listen(sandbox, id);
  sandbox.pay(id);
  await vi.advanceTimersByTimeAsync(month - 1);
  expect(statuses).toEqual(["processing"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(statuses).toEqual(["processing", "completed"]);
});
