/**
 * Shows a modal dialog until the returned function is called, which also restores the focus. Only that
 * function closes it: Escape and the backdrop call `onCloseRequest`.
 */
export function showModal(dialog: HTMLDialogElement, onCloseRequest: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const { documentElement: page, defaultView } = dialog.ownerDocument;
  // Keeps the space of a classic scrollbar while the page behind can't scroll.
  dialog.toggleAttribute("data-gutter", (defaultView?.innerWidth ?? 0) > page.clientWidth);
  show(dialog);
  // Focuses the dialog instead of its close button, so that screen readers announce its name first.
  dialog.focus({ preventScroll: true });

  dialog.addEventListener(
    "keydown",
    function askOnEscape(event) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      // Holding the key down would open and close the confirmation in turns.
      if (!event.repeat) onCloseRequest();
    },
    { signal },
  );
  dialog.addEventListener(
    "cancel",
    function askOnGesture(event) {
      // Events of fields inside the dialog bubble here as well.
      if (event.target !== dialog) return;
      event.preventDefault();
      onCloseRequest();
    },
    { signal },
  );
  dialog.addEventListener(
    "close",
    function keepOpen(event) {
      // The event is asynchronous and may belong to an earlier opening.
      if (event.target !== dialog || dialog.open) return;
      // Browsers let a second close gesture skip the `cancel` event.
      show(dialog);
      onCloseRequest();
    },
    { signal },
  );
  return () => {
    listening.abort();
    dialog.close?.();
  };
}

/** In test environments such as jsdom, a dialog may not have `showModal`. */
function show(dialog: HTMLDialogElement) {
  dialog.showModal?.();
  dialog.open = true;
}
