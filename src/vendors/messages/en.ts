import { english as bleepay } from "../bleepay/english.ts";
import { english as transak } from "../transak/messages.ts";
import type { VendorMessages } from "./VendorMessages.ts";

export const vendors: VendorMessages = { transak, bleepay };
