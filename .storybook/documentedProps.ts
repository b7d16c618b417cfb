import type { ArgTypesEnhancer } from "storybook/internal/types";
import { readReference } from "./readReference.ts";

interface Documented {
  __docgenInfo?: {
    displayName?: string;
    description?: string;
    props?: Record<string, { tsType?: { raw?: string } }>;
  };
}

const NONE = { disable: true };

/**
 * Completes what Storybook finds out about props: types as written instead of its "union", descriptions without tags,
 * and defaults. Functions are a group of their own without controls, because they belong to the actions panel. Props
 * with a control come first.
 */
export const documentedProps: ArgTypesEnhancer = ({ argTypes, component }) => {
  const { __docgenInfo: info } = (component ?? {}) as Documented;
  const reference = readReference(info?.displayName ?? "");
  const names = new Set([...Object.keys(argTypes), ...reference.keys()]);
  const rows = Array.from(names, (name) => {
    const argType: (typeof argTypes)[string] = argTypes[name] ?? { name, control: NONE };
    const raw = info?.props?.[name]?.tsType?.raw;
    const known = reference.get(name) ?? parseTags(argType.description ?? "");
    const type = raw?.replace(/\s*\|\s*undefined$/, "").replace(/^\((.*)\)$/s, "$1") ?? known.type;
    const isHandler = /^on[A-Z]/.test(name) || type?.includes("=>");
    const table = {
      ...argType.table,
      ...(isHandler && { category: "Handlers" }),
      ...(type && { type: { summary: type } }),
      ...(known.defaultValue && { defaultValue: { summary: known.defaultValue } }),
    };
    const control = isHandler ? { control: NONE } : {};
    return [name, { ...argType, description: known.description, table, ...control }] as const;
  });
  const isPlayable = ([, { control }]: (typeof rows)[number]) =>
    typeof control === "object" && "type" in control;
  return Object.fromEntries([
    ...rows.filter(isPlayable),
    ...rows.filter((row) => !isPlayable(row)),
  ]);
};

/** A component's docstring without its tags. */
export function describeComponent(component: unknown): string {
  const { __docgenInfo: info } = (component ?? {}) as Documented;
  return parseTags(info?.description ?? "").description;
}

/** A docstring's sentence and its `@default`. */
function parseTags(docstring: string) {
  const [description = ""] = docstring.split(/\s*@\w/);
  const [, defaultValue] = /@default (.+)/.exec(docstring) ?? [];
  return { type: undefined, description, defaultValue };
}
