/**
 * Shows a dialog above everything else on the page, until the function that it returns is called: then
 * the focus is back where it was. Nothing but that closes it: it asks instead, by `onCloseRequest`.
 */
export function showModal(dialog: HTMLDialogElement, onCloseRequest: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const { documentElement: page, defaultView } = dialog.ownerDocument;
  // A scrollbar that takes room leaves it free while the page behind cannot be scrolled.
  dialog.toggleAttribute("data-gutter", (defaultView?.innerWidth ?? 0) > page.clientWidth);
  show(dialog);
  // Not its first button, which closes it: the name of the dialog is what to hear first.
  dialog.focus({ preventScroll: true });

  dialog.addEventListener(
    "keydown",
    function askOnEscape(event) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      // Held down it would ask, and take the question back, in turns.
      if (!event.repeat) onCloseRequest();
    },
    { signal },
  );
  dialog.addEventListener(
    "cancel",
    function askOnGesture(event) {
      // Those of fields inside of it come through here as well.
      if (event.target !== dialog) return;
      event.preventDefault();
      onCloseRequest();
    },
    { signal },
  );
  dialog.addEventListener(
    "close",
    function stay(event) {
      // The event comes late: it may be of an earlier showing.
      if (event.target !== dialog || dialog.open) return;
      // Browsers let a second gesture through unasked.
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

/** In the imitations of browsers that tests run in, a dialog may be no more than its element. */
function show(dialog: HTMLDialogElement) {
  dialog.showModal?.();
  dialog.open = true;
}
