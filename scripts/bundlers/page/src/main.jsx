import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BuyCrypto } from "./BuyCrypto.jsx";

const response = fetch("/config.json");
void response
  .then((config) => config.json())
  .then(({ sandbox }) => {
    const root = createRoot(/** @type {Element} */ (document.querySelector("#root")));
    root.render(
      <StrictMode>
        <BuyCrypto sandbox={sandbox} />
      </StrictMode>,
    );
  });
