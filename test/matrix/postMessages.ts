/** Has a cell's page of the vendor post these messages, and waits until all have arrived. */
export function postMessages(page: Window, messages: readonly unknown[]): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener("message", function hear({ source, data }) {
      if (source !== page || !data?.said) return;
      window.removeEventListener("message", hear);
      resolve();
    });
    page.postMessage({ say: messages }, "*");
  });
}
