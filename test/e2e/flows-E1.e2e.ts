import { describeFlows } from "./flows.ts";

describeFlows("E1");
