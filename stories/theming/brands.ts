import type { Brand } from "./Brand.ts";
import { harbour } from "./harbour.ts";
import { pogo } from "./pogo.ts";
import { tape } from "./tape.ts";

/** Three fictional companies. */
export const BRANDS = { harbour, pogo, tape } satisfies Record<string, Brand>;

export type BrandName = keyof typeof BRANDS;
