/** happy-dom gives an iframe that it doesn't load no window, and so vendors could post it nothing. */
export function addFrameWindows(): () => void {
  const frames = HTMLIFrameElement.prototype;
  const before = Object.getOwnPropertyDescriptor(frames, "contentWindow");
  if (!before?.get) return () => {};
  const windows = new WeakMap<HTMLIFrameElement, object>();
  Object.defineProperty(frames, "contentWindow", {
    ...before,
    get(this: HTMLIFrameElement): unknown {
      const own: unknown = before.get?.call(this);
      if (own || !this.isConnected) return own ?? null;
      const added = windows.get(this) ?? Object.assign(new EventTarget(), { postMessage() {} });
      windows.set(this, added);
      return added;
    },
  });
  return () => Object.defineProperty(frames, "contentWindow", before);
}
