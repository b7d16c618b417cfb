import { addons } from "storybook/manager-api";
import { getStorybookTheme } from "./storybookTheme.ts";

addons.setConfig({
  theme: getStorybookTheme(),
  // With roots, Storybook puts entries without a group above all groups.
  sidebar: { showRoots: false },
});
