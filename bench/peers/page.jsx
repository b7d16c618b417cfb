// The app around one widget, and what the bench can do with it.
import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/** Where the stand-in for the vendors answers. */
export const { vendorOrigin } = document.body.dataset;

/** Asks the partner's server for a session, a token, a signature: whatever the package needs of it. */
export async function askServer() {
  const response = await fetch("/api/session", { method: "POST" });
  return response.json();
}

/**
 * @param {object} peer
 * @param {(props: object) => import("react").ReactNode} peer.Checkout the widget, as the package's README has it
 * @param {() => void} [peer.warm] called as the pointer comes near the button that opens it
 * @param {() => void} [peer.warmScript] fetches code and script alone
 */
export function openPage({ Checkout, warm, warmScript }) {
  let root;
  let show;
  let renderAgain;

  function App() {
    const [isShown, setShown] = useState(false);
    const [count, setCount] = useState(0);
    show = setShown;
    renderAgain = () => setCount((count) => count + 1);
    return (
      <main data-count={count}>
        <button onPointerEnter={warm} onClick={() => setShown(true)}>
          Buy
        </button>
        {isShown && <Checkout />}
      </main>
    );
  }

  root = createRoot(document.querySelector("#app"));
  flushSync(() => root.render(<App />));
  window.bench = {
    warm,
    warmScript,
    mount: () => flushSync(() => show(true)),
    unmount: () => flushSync(() => show(false)),
    renderAgain: () => flushSync(renderAgain),
  };
  // A page that opens its widget at once. Only here is nothing loaded ahead.
  if (location.search === "?at-once") {
    window.standIn.began = performance.now();
    window.bench.mount();
  }
}
