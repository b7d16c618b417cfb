import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [react()],
  // Same as the library's build: older targets would compile `light-dark()` away.
  build: { target: ["chrome123", "firefox120", "safari17.5"] },
  resolve: {
    alias: {
      "ramp-widget/server": path("../src/server.ts"),
      "ramp-widget/vendor": path("../src/vendor.ts"),
      "ramp-widget/sandbox/page": path("../src/sandbox/page.ts"),
      "ramp-widget/sandbox/server": path("../src/sandbox/server.ts"),
      "ramp-widget/sandbox": path("../src/sandbox.ts"),
      "ramp-widget/messages": path("../src/messages"),
      "ramp-widget": path("../src/index.ts"),
    },
  },
});
