import type { ArgTypesEnhancer } from "storybook/internal/types";

interface Documented {
  __docgenInfo?: { props?: Record<string, { tsType?: { raw?: string } }> };
}

/**
 * Shows a prop's type as written instead of Storybook's "union". Functions get no control, because they
 * belong to the actions panel. Props with a control come first.
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
