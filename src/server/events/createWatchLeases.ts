import type { KeyStore } from "../../vendors/KeyStore.ts";

/**
 * Whether this instance watches a transaction at its vendor, or another one does and passes on what
 * it sees.
 */
export type WatchRole = "leader" | "follower";

export interface Watcher {
  /** Called with the first role, and with every change of it. */
  onRole: (role: WatchRole) => void;
  /** Called every 10 seconds while another instance is the leader: messages may get lost. */
  onCheck: () => void;
}

/** Elects one instance per transaction that watches it at its vendor. */
export interface WatchLeases {
  /** Identifies this instance. */
  readonly instanceId: string;
  /** Takes part in the election for a key, until the returned function is called. */
  join: (key: string, watcher: Watcher) => () => void;
  /** Holds an election at once, because the leader said that it leaves. */
  elect: (key: string) => void;
}

/** How long a lease outlives its renewal, in milliseconds. A dead holder is noticed much sooner. */
const LEASE_MS = 10 * 60_000;
/** How long an instance counts as alive after a sign of life, in milliseconds. */
const ALIVE_MS = 6_000;
const TICK_MS = 2_000;
/** Ticks between two checks of a follower, and between two renewals of a lease. */
const CHECK_TICKS = 5;
const RENEWAL_TICKS = 60;

interface Candidate extends Watcher {
  key: string;
  role: WatchRole | undefined;
  /** The instance that leads. */
  holder: string | undefined;
  /** The lease could not be claimed, because the store failed. */
  isUncertain: boolean;
  ticks: number;
}

/**
 * A lease per transaction says who leads it, and one sign of life per instance says whether that one
 * still runs, so that thousands of leases need no renewals of their own. While the store fails,
 * every instance watches by itself.
 */
export function createWatchLeases(store: KeyStore): WatchLeases {
  const instanceId = crypto.randomUUID();
  const candidates = new Map<string, Candidate>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let signOfLife: Promise<boolean> | undefined;
  let hasMissed = false;
  let shownLifeAt = 0;
  /** Leases whose release failed. This instance lives on, so others would wait until they expire. */
  const unreleased = new Set<string>();

  async function showLife(): Promise<boolean> {
    try {
      await store.claim(`instance:${instanceId}`, instanceId, ALIVE_MS);
      return true;
    } catch {
      return false;
    }
  }

  function setRole(candidate: Candidate, role: WatchRole): void {
    if (candidates.get(candidate.key) !== candidate || candidate.role === role) return;
    candidate.role = role;
    candidate.onRole(role);
  }

  async function compete(candidate: Candidate): Promise<void> {
    const lease = `watch:${candidate.key}`;
    try {
      // Without it, others would take this instance for dead.
      await (signOfLife ??= showLife());
      const state = await store.claim(lease, instanceId, LEASE_MS);
      candidate.isUncertain = false;
      candidate.holder = state !== "claimed" && state.state === "held" ? state.owner : undefined;
      if (candidates.get(candidate.key) !== candidate) {
        // It left meanwhile.
        if (state === "claimed" && !candidates.has(candidate.key)) await release(candidate.key);
        return;
      }
      setRole(candidate, candidate.holder === undefined ? "leader" : "follower");
    } catch {
      candidate.isUncertain = true;
      setRole(candidate, "leader");
    }
  }

  async function release(key: string): Promise<void> {
    unreleased.add(key);
    await store.release(`watch:${key}`, instanceId);
    unreleased.delete(key);
  }

  /** Takes over from instances that show no sign of life. */
  async function replaceDead(): Promise<void> {
    const followers = [...candidates.values()].filter(({ holder }) => holder !== undefined);
    const holders = new Set(followers.map(({ holder }) => holder ?? ""));
    for (const holder of holders) {
      if (await store.read(`instance:${holder}`)) continue;
      const orphans = followers.filter((follower) => follower.holder === holder);
      await Promise.all(
        orphans.map(async (orphan) => {
          await store.release(`watch:${orphan.key}`, holder);
          await compete(orphan);
        }),
      );
    }
  }

  async function tick(): Promise<void> {
    const lastShownAt = shownLifeAt;
    shownLifeAt = Date.now();
    signOfLife = showLife();
    const isShown = await signOfLife;
    // If this process or the store stood still, others may have taken this instance for dead.
    if (Date.now() - lastShownAt >= ALIVE_MS) hasMissed = true;
    if (!isShown) {
      hasMissed = true;
      for (const candidate of candidates.values()) setRole(candidate, "leader");
      return;
    }
    // Others may have taken over meanwhile.
    const all = hasMissed;
    hasMissed = false;
    for (const candidate of candidates.values()) {
      candidate.ticks += 1;
      const isFollower = candidate.role === "follower";
      const isDue = candidate.ticks % (isFollower ? CHECK_TICKS : RENEWAL_TICKS) === 0;
      if (isFollower && isDue) candidate.onCheck();
      if (all || candidate.isUncertain || isDue) void compete(candidate);
    }
    for (const key of unreleased) {
      // It follows the transaction again, and releases the lease when it leaves.
      if (candidates.has(key)) unreleased.delete(key);
      else void release(key).catch(() => {});
    }
    // A store that fails now is asked again at the next tick.
    await replaceDead().catch(() => {});
  }

  return {
    instanceId,
    join(key, watcher) {
      const candidate: Candidate = {
        ...watcher,
        key,
        role: undefined,
        holder: undefined,
        isUncertain: false,
        ticks: 0,
      };
      candidates.set(key, candidate);
      if (timer === undefined) shownLifeAt = Date.now();
      timer ??= setInterval(() => void tick(), TICK_MS);
      void compete(candidate);
      return () => {
        if (candidates.get(key) !== candidate) return;
        candidates.delete(key);
        if (candidate.role === "leader") void release(key).catch(() => {});
        if (candidates.size > 0) return;
        clearInterval(timer);
        timer = undefined;
        signOfLife = undefined;
        void store.release(`instance:${instanceId}`, instanceId).catch(() => {});
      };
    },
    elect(key) {
      const candidate = candidates.get(key);
      if (candidate?.role === "follower") void compete(candidate);
    },
  };
}
