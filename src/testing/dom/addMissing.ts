/** Adds properties that an object lacks. @returns a function that removes them */
export function addMissing(target: object, properties: Record<string, unknown>): () => void {
  const added = Object.keys(properties).filter((name) => {
    const before: unknown = Reflect.get(target, name);
    return before === undefined;
  });
  const replaced = added.map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  );
  for (const name of added)
    Object.defineProperty(target, name, {
      configurable: true,
      writable: true,
      value: properties[name],
    });
  return () => {
    for (const [name, before] of replaced) {
      Reflect.deleteProperty(target, name);
      if (before) Object.defineProperty(target, name, before);
    }
  };
}
