import type { VendorSandbox } from "../vendors/VendorSandbox.ts";

/** Each vendor's details for the command line, in columns below its name. */
export function describeVendors(vendors: readonly VendorSandbox[], apiUrl: string): string {
  const parts = vendors.map(({ name, describe }) => ({ name, lines: describe(apiUrl) }));
  const widest = Math.max(...parts.flatMap(({ lines }) => lines.map(([label]) => label.length)));
  return parts
    .map(({ name, lines }) =>
      [titleOf(name), ...lines.map(([label, value]) => `  ${label.padEnd(widest)}  ${value}`)].join(
        "\n",
      ),
    )
    .join("\n\n");
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
