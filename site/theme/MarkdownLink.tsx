import { useMdUrl } from "@rspress/core/theme-original";

/** Replaces Rspress's menu, which offers to open the page in services of others. */
export function MarkdownLink() {
  const { pathname } = useMdUrl();
  return (
    <a className="rp-llms-button" href={pathname}>
      View as Markdown
    </a>
  );
}
