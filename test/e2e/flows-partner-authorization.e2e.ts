import { describeFlows } from "./flows.ts";

describeFlows("sdk_partner_authorization");
