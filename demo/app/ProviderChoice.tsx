import type { ReactElement } from "react";
import { Choice } from "./Choice.tsx";
import { PROVIDER_NAMES, PROVIDERS } from "./providers.ts";
import { addressOf, usePage } from "./usePage.ts";

/** Who carries an order out. It stands in the address, in place of the one before. */
export function ProviderChoice(): ReactElement {
  const { page, provider } = usePage();
  return (
    <Choice
      title="Provider"
      options={PROVIDER_NAMES}
      chosen={provider}
      onChoose={(name) => window.location.replace(addressOf({ page, provider: name }))}
      labelOf={(name) => PROVIDERS[name].title}
    />
  );
}
