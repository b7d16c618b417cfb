import { ramp } from "../ramp.server";
import type { Route } from "./+types/ramp";

/** A resource route: it has no component, and answers by itself. */
export const loader = ({ request }: Route.LoaderArgs) => ramp(request);
export const action = ({ request }: Route.ActionArgs) => ramp(request);
