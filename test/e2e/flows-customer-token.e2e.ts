import { describeFlows } from "./flows.ts";

describeFlows("sdk_customer_token");
