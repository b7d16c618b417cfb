import { RampProvider } from "ramp-widget";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import "./app.css";
import { vendors } from "./config.ts";

/** `?lang=ar` shows the widget in another language. The app itself is in English. */
const LANGUAGES = {
  ar: () => import("ramp-widget/messages/ar"),
  de: () => import("ramp-widget/messages/de"),
};
const lang = new URLSearchParams(window.location.search).get("lang");
const load = lang === "ar" || lang === "de" ? LANGUAGES[lang] : undefined;
const messages = (await load?.())?.messages;

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <RampProvider endpoint="/api/ramp" vendors={vendors} messages={messages}>
        <App />
      </RampProvider>
    </StrictMode>,
  );
