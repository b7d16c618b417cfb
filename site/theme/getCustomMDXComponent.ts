import type { ComponentType } from "react";
import { getCustomMDXComponent as getOriginal } from "@rspress/core/theme-original";
import { SchemeSource } from "./SchemeSource.tsx";
import { ScrollingTable } from "./ScrollingTable.tsx";
import { Story } from "./Story.tsx";

/** How the elements of the Markdown are rendered, and the stories that replace its markers. */
export function getCustomMDXComponent(): Record<string, ComponentType<never>> {
  return { ...getOriginal(), table: ScrollingTable, source: SchemeSource, Story };
}
