import type { ArgTypesEnhancer } from "storybook/internal/types";

interface Documented {
  __docgenInfo?: { props?: Record<string, { tsType?: { raw?: string } }> };
}

/**
 * Shows the type of a prop as it is written, where Storybook would say "union", and leaves functions
 * without a control: they are for the actions panel.
 */
export const writtenTypes: ArgTypesEnhancer = ({ argTypes, component }) => {
  const props = (component as Documented | undefined)?.__docgenInfo?.props ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const raw = props[name]?.tsType?.raw;
      if (!raw) return [name, argType];
      const summary = raw.replace(/\s*\|\s*undefined$/, "").replace(/^\((.*)\)$/s, "$1");
      const table = { ...argType.table, type: { summary } };
      return [name, { ...argType, table, ...(summary.includes("=>") && { control: false }) }];
    }),
  );
};
