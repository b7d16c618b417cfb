import { ramp } from "@/ramp";

export { ramp as GET, ramp as POST };
