import { addMissing } from "./addMissing.ts";

/** jsdom has dialogs without these methods. */
export function addDialogMethods(): () => void {
  return addMissing(HTMLDialogElement.prototype, {
    show(this: HTMLDialogElement) {
      this.open = true;
    },
    showModal(this: HTMLDialogElement) {
      if (this.open) throw new DOMException("The dialog is open already.", "InvalidStateError");
      this.open = true;
      this.focus();
    },
    close(this: HTMLDialogElement, returnValue?: string) {
      if (!this.open) return;
      this.open = false;
      if (returnValue !== undefined) this.returnValue = returnValue;
      // Browsers queue it.
      queueMicrotask(() => this.dispatchEvent(new Event("close")));
    },
  });
}
