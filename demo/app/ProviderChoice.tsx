import type { ReactElement } from "react";
import { Choice } from "./Choice.tsx";
import { PROVIDER_NAMES, PROVIDERS } from "./providers.ts";
import { addressOf, usePage } from "./usePage.ts";

/** The provider that carries out the order. It replaces the current one in the URL. */
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
