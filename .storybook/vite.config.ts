import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      "ramp-widget/sandbox": path("../src/sandbox.ts"),
      "ramp-widget": path("../src/index.ts"),
    },
  },
});
