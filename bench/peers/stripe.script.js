{
  const element = () => ({
    mount: () => standIn.called("start"),
    destroy: () => standIn.called("destroy"),
    update: () => standIn.called("update"),
    on: () => {},
    off: () => {},
  });
  const nothing = () => {};
  window.Stripe = () => ({
    elements: () => ({ create: element, update: nothing, getElement: () => null }),
    createToken: nothing,
    createPaymentMethod: nothing,
    confirmCardPayment: nothing,
  });
  window.Stripe.version = document.currentScript?.src.split("/").at(-2);
}
