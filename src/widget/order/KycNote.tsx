import type { ReactElement } from "react";
import { useKycStatus } from "../../react/useKycStatus.ts";
import { useOrderContext } from "./OrderContext.ts";

/**
 * What the selected vendor still needs to know about the user, before its page asks for it. It comes after the button,
 * which would move under the pointer otherwise: the answer takes a moment.
 */
export function KycNote({ id }: { id: string }): ReactElement | null {
  const { form, target, words, nameOf } = useOrderContext();
  const { vendor } = form.selectedOffer ?? {};
  const { status } = useKycStatus({ ...target, vendor, enabled: vendor !== undefined });
  if (vendor === undefined || status === undefined) return null;
  if (status === "verified" || status === "unknown") return null;
  return (
    <p className="ramp-order-note" id={id}>
      {words.kyc[status](nameOf(vendor))}
    </p>
  );
}
