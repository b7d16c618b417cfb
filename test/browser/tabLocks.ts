/**
 * Test files run as tabs of one browser. Each gets locks of its own here, because otherwise one would wait for the
 * purchases of another.
 */
const { locks } = navigator;
const tab = crypto.randomUUID();
const request = locks.request.bind(locks) as (name: string, ...rest: unknown[]) => Promise<unknown>;
Object.assign(locks, {
  request: (name: string, ...rest: unknown[]) => request(`${tab} ${name}`, ...rest),
});
