import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { RampError } from "../../src/RampError.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

type Loader = typeof import("../../src/core/loadFollowing.ts");
type Following = Awaited<ReturnType<Loader["loadFollowing"]>>;

const loadFollowing = vi.fn<Loader["loadFollowing"]>();
const getLoadedFollowing = vi.fn<Loader["getLoadedFollowing"]>();

// The code may be there already, from an earlier file.
vi.resetModules();
vi.doMock("../../src/core/loadFollowing.ts", () => ({ loadFollowing, getLoadedFollowing }));
const { followTransaction } = await import("../../src/core/transaction/followTransaction.ts");
const { followWhenLoaded } = await import("../../src/core/transaction/followWhenLoaded.ts");

const following = { followTransaction } as Following;
const unloadable = new RampError("transaction-unreachable", "Not loaded.");

/** Code that arrives when the test says so. */
function deferCode() {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  loadFollowing.mockImplementation(async () => {
    await arrived;
    getLoadedFollowing.mockReturnValue(following);
    return following;
  });
  return () => arrive();
}

function createTarget() {
  const fake = createFakeVendor();
  const { vendor, endpoint } = fake;
  const storageRef = { storage: null, key: "" };
  return { ...fake, target: { id: "1", vendor, endpoint, storageRef, vendors: [vendor] } };
}

afterAll(() => {
  vi.doUnmock("../../src/core/loadFollowing.ts");
  vi.resetModules();
});

beforeEach(() => {
  getLoadedFollowing.mockReset();
  loadFollowing.mockReset();
});

test("a transaction is followed as soon as the code for it has loaded, and no sooner", async () => {
  const arrive = deferCode();
  const { target, requestCount } = createTarget();
  const follower = followWhenLoaded(target);
  onTestFinished(follower.subscribe(() => {}));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(requestCount()).toBe(0);
  arrive();
  await vi.waitFor(() => expect(follower.getSnapshot().transaction?.status).toBe("pending"));
  expect(requestCount()).toBe(1);
});

test("a status that is asked for meanwhile comes once the code is there", async () => {
  const arrive = deferCode();
  const { target } = createTarget();
  const follower = followWhenLoaded(target);
  onTestFinished(follower.subscribe(() => {}));
  const seen = follower.refetch();
  arrive();
  expect(await seen).toMatchObject({ status: "pending" });
});

test("nothing is requested for a purchase that was left before the code came", async () => {
  const arrive = deferCode();
  const { target, requestCount } = createTarget();
  const follower = followWhenLoaded(target);
  follower.subscribe(() => {})();
  arrive();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(requestCount()).toBe(0);
  // It may come back.
  onTestFinished(follower.subscribe(() => {}));
  await vi.waitFor(() => expect(requestCount()).toBe(1));
});

test("code that can't be loaded is requested again and again, and the user is told after several seconds", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  loadFollowing.mockRejectedValue(unloadable);
  const { target } = createTarget();
  const follower = followWhenLoaded(target);
  const changed = vi.fn();
  onTestFinished(follower.subscribe(changed));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(follower.getSnapshot().error).toBeUndefined();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(follower.getSnapshot().error).toBe(unloadable);
  expect(changed).toHaveBeenCalledOnce();
  // Unknown is not unpaid.
  expect(await follower.refetch()).toBeUndefined();

  loadFollowing.mockResolvedValue(following);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(follower.getSnapshot()).toMatchObject({
    error: undefined,
    transaction: { status: "pending" },
  });
});

test("a user who tries again doesn't wait for the next attempt", async () => {
  loadFollowing.mockRejectedValueOnce(unloadable);
  loadFollowing.mockResolvedValue(following);
  vi.spyOn(Math, "random").mockReturnValue(1);
  const { target } = createTarget();
  const follower = followWhenLoaded(target);
  onTestFinished(follower.subscribe(() => {}));
  await Promise.resolve();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  // The first attempt's, and then one at once.
  await follower.refetch();
  expect(await follower.refetch()).toMatchObject({ status: "pending" });
});

test("a cancellation is shown, also if its code came late", async () => {
  loadFollowing.mockRejectedValueOnce(unloadable);
  loadFollowing.mockResolvedValue(following);
  const { target } = createTarget();
  const cancelled = {
    id: "1",
    vendor: "pretend",
    mode: "buy",
    status: "cancelled",
    vendorStatus: "?",
  };
  const endpoint = { ...target.endpoint, cancelTransaction: async () => cancelled };
  const follower = followWhenLoaded({ ...target, endpoint });
  const changed = vi.fn();
  onTestFinished(follower.subscribe(changed));
  await follower.refetch();
  await follower.cancel?.();
  expect(follower.getSnapshot().transaction?.status).toBe("cancelled");
  expect(changed).toHaveBeenCalled();
});

test("a cancellation whose code can't be loaded fails, and does not look as if it had worked", async () => {
  loadFollowing.mockRejectedValue(unloadable);
  const { target } = createTarget();
  const cancelTransaction = vi.fn(async () => ({}));
  const endpoint = { ...target.endpoint, cancelTransaction };
  const follower = followWhenLoaded({ ...target, endpoint });
  await expect(follower.cancel?.()).rejects.toBe(unloadable);
  expect(cancelTransaction).not.toHaveBeenCalled();
});
