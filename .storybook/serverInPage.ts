import type { Plugin } from "vite";

/**
 * Lets the server's code of the vendors run in a story. Elsewhere it refuses to start in a browser, where
 * everybody could read its secrets; the sandbox's are none, and the stories have no server.
 */
export function serverInPage(): Plugin {
  return {
    name: "server-in-page",
    transform: {
      filter: { id: /\/src\/vendors\/\w+\/(server|checkOptions)\.ts$/ },
      handler: (code) => ({ code: `const window = undefined;${code}`, map: null }),
    },
  };
}
