import { RampProvider } from "ramp-widget";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import "./app.css";
import { vendors } from "./config.ts";

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <RampProvider endpoint="/api/ramp" vendors={vendors}>
        <App />
      </RampProvider>
    </StrictMode>,
  );
