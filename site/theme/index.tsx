import "./site.css";

export * from "@rspress/core/theme-original";
export { getCustomMDXComponent } from "./getCustomMDXComponent.ts";
export { Layout } from "./Layout.tsx";
export { MarkdownLink as LlmsViewOptions } from "./MarkdownLink.tsx";
export { NotFoundLayout } from "./NotFoundLayout.tsx";
export { SearchButton } from "./SearchButton.tsx";
export { SwitchAppearance } from "./SwitchAppearance.tsx";
