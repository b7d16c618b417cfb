/** Everything that went wrong on this page: uncaught errors, console errors, violations of its policy. */
const complaints: string[] = [];
Object.assign(window, { complaints });
const complain = (text: string) => void complaints.push(text);

addEventListener("error", ({ message }) => complain(message));
addEventListener("unhandledrejection", ({ reason }) => complain(`unhandled: ${String(reason)}`));
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  complain(`${violatedDirective} forbids ${blockedURI}`),
);
for (const level of ["error", "warn"] as const) {
  const write = console[level].bind(console);
  console[level] = (...args: unknown[]) => {
    complain(args.map(String).join(" "));
    write(...args);
  };
}

let listeners = 0;
Object.assign(window, { countListeners: () => listeners });
for (const target of [window, document]) {
  const counted = new Map<string, Set<unknown>>();
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const of = (type: string) => {
    const known = counted.get(type) ?? new Set();
    counted.set(type, known);
    return known;
  };
  Object.assign(target, {
    addEventListener(type: string, listener: EventListener, options?: AddEventListenerOptions) {
      const isNew = !of(type).has(listener);
      add(type, listener, options);
      if (!isNew || options?.once) return;
      of(type).add(listener);
      listeners += 1;
      options?.signal?.addEventListener("abort", () => {
        if (of(type).delete(listener)) listeners -= 1;
      });
    },
    removeEventListener(type: string, listener: EventListener, options?: EventListenerOptions) {
      remove(type, listener, options);
      if (of(type).delete(listener)) listeners -= 1;
    },
  });
}
