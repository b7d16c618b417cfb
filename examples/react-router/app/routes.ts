import { index, route, type RouteConfig } from "@react-router/dev/routes";

export default [
  index("routes/buy.tsx"),
  route("api/ramp/*", "routes/ramp.ts"),
] satisfies RouteConfig;
