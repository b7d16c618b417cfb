/** Only rows install it. */
declare module "@babel/core" {
  export function transformAsync(
    code: string,
    options: object,
  ): Promise<{ code?: string | null; map?: import("vite").Rolldown.SourceMapInput } | null>;
}
