/**
 * Names a chunk by its content, because its file name says nothing.
 *
 * @param {import("esbuild").Metafile} metafile
 * @param {string} chunk
 */
export function nameOf({ outputs }, chunk) {
  const [, output] = Object.entries(outputs).find(([path]) => path.endsWith(`/${chunk}`)) ?? [];
  if (!output) throw new Error(`There is no chunk ${chunk}.`);
  const modules = Object.entries(output.inputs).toSorted(
    ([, one], [, other]) => other.bytesInOutput - one.bytesInOutput,
  );
  const names = modules.slice(0, 3).map(([path]) => path.replace(/^.*\/(dist|node_modules)\//, ""));
  const more = modules.length - names.length;
  return `${names.map((name) => `\`${name}\``).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
