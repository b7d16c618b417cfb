// The app around one widget, and what the bench can do with it.
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
 * @param {() => void} [peer.warmScript] fetches code and script, and no session
 */
export function openPage({ Checkout, warm, warmScript }) {
  const root = createRoot(document.querySelector("#app"));
  const state = { isShown: false, count: 0 };

  function render(change) {
    Object.assign(state, change);
    flushSync(() => root.render(<App {...state} />));
  }

  function App({ isShown, count }) {
    return (
      <main data-count={count}>
        <button onPointerEnter={warm} onClick={() => render({ isShown: true })}>
          Buy
        </button>
        {isShown && <Checkout />}
      </main>
    );
  }

  render();
  window.bench = {
    warm,
    warmScript,
    mount: () => render({ isShown: true }),
    unmount: () => render({ isShown: false }),
    renderAgain: () => render({ count: state.count + 1 }),
  };
  // A page that opens its widget at once. Only here is nothing loaded ahead.
  if (location.search === "?at-once") {
    window.standIn.began = performance.now();
    window.bench.mount();
  }
}
