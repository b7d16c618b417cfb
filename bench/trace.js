/**
 * @typedef {object} TraceEvent An event of a Chromium trace; only the properties that are read here.
 * @property {string} name
 * @property {string} ph `X` has a duration
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts microseconds
 * @property {number} [dur] microseconds
 * @property {{ name?: string, data?: { url?: string, type?: string }, fileName?: string }} [args]
 */

/**
 * @typedef {object} Tasks Main-thread tasks that ran code of one origin, in milliseconds.
 * @property {number} longest
 * @property {number} total
 * @property {string} cause of the longest one
 */

/** Events in which script execution starts. */
const SCRIPT = /^(EvaluateScript|v8\.evaluateModule|FunctionCall|v8\.compile|v8\.compileModule)$/;

/** Events that cause a task. */
const CAUSE = /^(EventDispatch|TimerFire|EvaluateScript|v8\.evaluateModule|FireAnimationFrame)$/;

/** @type {Record<string, string>} */
const CAUSES = {
  TimerFire: "a timer",
  EvaluateScript: "a script",
  "v8.evaluateModule": "a module",
};

/**
 * The longest main-thread task that ran code of one origin.
 *
 * @param {TraceEvent[]} events
 * @param {string} origin
 * @returns {Tasks}
 */
export function longestTask(events, origin) {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const whole = events.filter((event) => event.ph === "X" && mains.has(threadOf(event)));
  const tasks = whole.filter(
    ({ name }) => name === "RunTask" || name === "ThreadControllerImpl::RunTask",
  );
  const scripts = whole.filter(({ name }) => SCRIPT.test(name));
  const found = tasks.flatMap((task) => {
    const inside = scripts.filter((one) => threadOf(one) === threadOf(task) && isWithin(one, task));
    const ours = inside.filter((one) => urlOf(one).startsWith(origin));
    if (ours.length === 0) return [];
    const foreign = outermost(
      inside.filter((one) => /^https?:/.test(urlOf(one)) && !urlOf(one).startsWith(origin)),
    );
    const theirs = foreign.reduce((sum, { dur = 0 }) => sum + dur, 0);
    return [{ took: ((task.dur ?? 0) - theirs) / 1000, task }];
  });
  if (found.length === 0) throw new Error("The trace shows no task in which the page's code ran.");
  const [longest] = found.toSorted((one, other) => other.took - one.took);
  return {
    longest: longest?.took ?? Number.NaN,
    total: found.reduce((sum, { took }) => sum + took, 0),
    cause: longest ? causeOf(longest.task, whole) : "",
  };
}

/** The task's cause. @param {TraceEvent} task @param {TraceEvent[]} all */
function causeOf(task, all) {
  const inside = all.filter((event) => threadOf(event) === threadOf(task) && isWithin(event, task));
  const [first] = inside
    .filter(({ name }) => CAUSE.test(name))
    .toSorted((one, other) => (other.dur ?? 0) - (one.dur ?? 0));
  if (!first) return "a promise or a message";
  return first.args?.data?.type ?? (CAUSES[first.name] || first.name);
}

/** @param {TraceEvent} event */
const threadOf = ({ pid, tid }) => `${pid}/${tid}`;

/** @param {TraceEvent} event */
const urlOf = ({ args }) => args?.data?.url ?? args?.fileName ?? "";

/** @param {TraceEvent} inner @param {TraceEvent} outer */
function isWithin(inner, outer) {
  return inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);
}

/** Only events that are not inside others. @param {TraceEvent[]} events */
function outermost(events) {
  return events.filter((one) => !events.some((other) => other !== one && isWithin(one, other)));
}
