import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BuyCrypto } from "./BuyCrypto.jsx";

async function renderPage() {
  const { sandbox } = await (await fetch("/config.json")).json();
  const root = createRoot(/** @type {Element} */ (document.querySelector("#root")));
  root.render(
    <StrictMode>
      <BuyCrypto sandbox={sandbox} />
    </StrictMode>,
  );
}

void renderPage();
