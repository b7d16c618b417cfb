import type { ComponentType } from "react";
import { getCustomMDXComponent as getOriginal } from "@rspress/core/theme-original";
import { HeaderCell } from "./HeaderCell.tsx";
import { HeadingLink } from "./HeadingLink.tsx";
import { SchemeSource } from "./SchemeSource.tsx";
import { ScrollingTable } from "./ScrollingTable.tsx";
import { Story } from "./Story.tsx";

/** How the elements of the Markdown are rendered, and the stories that replace its markers. */
export function getCustomMDXComponent(): Record<string, ComponentType<never>> {
  return {
    ...getOriginal(),
    a: HeadingLink,
    source: SchemeSource,
    table: ScrollingTable,
    th: HeaderCell,
    Story,
  };
}
