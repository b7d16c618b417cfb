import type { ComponentProps } from "react";

/** Markdown can't leave out a header, and an empty one is announced with each cell of its column. */
export function HeaderCell({ children, ...props }: ComponentProps<"th">) {
  return children ? <th {...props}>{children}</th> : <td {...props} />;
}
