type View = typeof import("./DepositView.tsx");

/** Loads the deposit's view, which a page whose user chose another vendor never needs. */
export async function loadDepositView(): Promise<View> {
  return import("./DepositView.tsx");
}
