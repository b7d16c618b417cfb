export { proof as defaultVendor } from "./proof/proof.ts";
