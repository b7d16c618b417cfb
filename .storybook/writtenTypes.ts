import type { ArgTypesEnhancer } from "storybook/internal/types";

interface Documented {
  __docgenInfo?: { props?: Record<string, { tsType?: { raw?: string } }> };
}

/**
 * Shows the type of a prop as it is written, where Storybook would say "union", and leaves functions
 * without a control: they are for the actions panel. What can be played with comes first.
 */
export const writtenTypes: ArgTypesEnhancer = ({ argTypes, component }) => {
  const { __docgenInfo: info } = (component ?? {}) as Documented;
  const rows = Object.entries(argTypes).map(([name, argType]) => {
    const raw = info?.props?.[name]?.tsType?.raw;
    if (!raw) return [name, argType] as const;
    const summary = raw.replace(/\s*\|\s*undefined$/, "").replace(/^\((.*)\)$/s, "$1");
    const table = { ...argType.table, type: { summary } };
    const control = summary.includes("=>") ? { control: false } : {};
    return [name, { ...argType, table, ...control }] as const;
  });
  const isPlayable = ([, { control }]: (typeof rows)[number]) =>
    typeof control === "object" && "type" in control;
  return Object.fromEntries([
    ...rows.filter(isPlayable),
    ...rows.filter((row) => !isPlayable(row)),
  ]);
};
