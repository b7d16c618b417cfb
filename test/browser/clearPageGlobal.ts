/** Forgets what copies of the library share on this page under a name, as a page that was loaded anew has. */
export function clearPageGlobal(name: string): void {
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (key.description?.startsWith(`ramp-widget.${name}`)) Reflect.deleteProperty(globalThis, key);
}
