import { Link, type LinkProps } from "@rspress/core/theme-original";

/** A heading's own link is hidden from screen readers, and must not take the focus there either. */
export function HeadingLink(props: LinkProps) {
  const isHidden = props["aria-hidden"] === true || props["aria-hidden"] === "true";
  return <Link {...props} {...(isHidden && { tabIndex: -1 })} />;
}
