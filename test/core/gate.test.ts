import {
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import { createPurchase } from "../../src/core/createPurchase.ts";
import { loadFollowing } from "../../src/core/loadFollowing.ts";
import type { Purchase } from "../../src/core/Purchase.ts";
import { takePrefetched } from "../../src/core/session/prefetchSession.ts";
import { RampError, type RampOptions, type RampStorage } from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { createStorage } from "../browser/createStorage.ts";
import { answers, notFound, STATES } from "../browser/gateStates.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";

// faults M4, M5, M6, M8: whether a purchase may begin is decided in one place, on every way to it. Here without a
// page; what takes one is in `test/purchase/gate.test.tsx`.

interface Scene {
  fake: FakeVendor;
  storage: RampStorage;
  purchase: Purchase;
}

function open(): Scene {
  const fake = createFakeVendor();
  const storage = createStorage();
  const purchase = createPurchase(takePrefetched);
  const options: RampOptions = {
    endpoint: fake.endpoint,
    vendors: [fake.vendor],
    currency: "USDT",
    theme: "light",
    storage,
  };
  purchase.setHost({ getOptions: () => options });
  onTestFinished(purchase.subscribe(() => {}));
  return { fake, storage, purchase };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Its first request for a session fails. */
async function failOnce(
  { fake, purchase }: Scene,
  error = new RampError("endpoint-failed", "down", { status: 503, retryable: true }),
) {
  const { createSession } = fake.endpoint;
  fake.endpoint.createSession = async () => {
    fake.endpoint.createSession = createSession;
    throw error;
  };
  purchase.commands.start();
  await pass(0);
  expect(purchase.getSnapshot().phase).toBe("error");
}

/**
 * Every way to a purchase. Each calls `set` as late as another tab could have changed what is remembered, and answers
 * how many sessions there were before the gate.
 */
const WAYS: Record<string, (scene: Scene, set: () => void) => Promise<number | void>> = {
  async "start()"({ purchase }, set) {
    set();
    purchase.commands.start();
  },
  async "start() after a session that failed"(scene, set) {
    await failOnce(scene);
    set();
    scene.purchase.commands.start();
  },
  async "retry() after a session that failed"(scene, set) {
    await failOnce(scene);
    set();
    scene.purchase.commands.retry();
  },
  async "retry() after a session whose answer was lost"(scene, set) {
    await failOnce(scene, new RampError("session-network", "cut off"));
    set();
    scene.purchase.commands.retry();
  },
  async "startOver() after a session that failed"(scene, set) {
    await failOnce(scene);
    set();
    scene.purchase.commands.startOver();
  },
  async "the renewal of a session that waited too long"({ fake, purchase }, set) {
    const { vendor } = fake;
    const { parseSession } = vendor;
    vendor.parseSession = (answer, order) => {
      vendor.parseSession = parseSession;
      return { ...parseSession(answer, order), expiresInMs: 0 };
    };
    purchase.commands.start();
    await pass(0);
    set();
    // A frame would open it now. It has no page to stand in, and needs none.
    purchase.getSnapshot().openFrame?.({} as HTMLElement);
    return 1;
  },
};

beforeAll(loadFollowing);

beforeEach(() => {
  for (const name of ["keys", "copies", "reported"]) clearPageGlobal(name);
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe.each(Object.entries(WAYS))("%s", (_, way) => {
  test.each(Object.entries(STATES))("%s", async (_, { purchase: remembered, says, ends }) => {
    const scene = open();
    const { fake, storage, purchase } = scene;
    const before =
      (await way(scene, () => {
        if (remembered) storage.setItem("ramp-widget custom", JSON.stringify([remembered()]));
        if (says) answers(fake, ...says);
      })) ?? 0;
    // A 404 is asked about again for six seconds.
    await pass(7_000);
    const begins = ends === "begins";
    const { phase, openFrame } = purchase.getSnapshot();
    expect(phase).toBe(begins ? "loading" : ends);
    expect([openFrame !== undefined, fake.asked.length]).toEqual([
      begins,
      before + (begins ? 1 : 0),
    ]);
  });
});

test("a purchase that may be paid and is not found begins once the user says that it was not", async () => {
  const { fake, storage, purchase } = open();
  const remembered = STATES["404 for good, and may be paid"]?.purchase?.();
  storage.setItem("ramp-widget custom", JSON.stringify([remembered]));
  answers(fake, notFound);
  purchase.commands.start();
  await pass(7_000);
  expect([purchase.getSnapshot().phase, fake.asked.length]).toEqual(["error", 0]);
  purchase.commands.startOver();
  await pass(0);
  expect([purchase.getSnapshot().phase, fake.asked.length]).toEqual(["loading", 1]);
});
