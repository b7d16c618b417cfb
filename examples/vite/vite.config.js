import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // `npm run dev` beside `npm start`: the endpoint is the page's own origin, as in production.
  server: { proxy: { "/api": "http://localhost:3000" } },
});
