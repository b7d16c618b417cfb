{
  window.paypal = {
    version: "6.0.0",
    async createInstance() {
      standIn.called("init");
      return {
        createPayPalOneTimePaymentSession() {
          standIn.called("start");
          return { start() {}, cancel() {}, destroy: () => standIn.called("destroy") };
        },
      };
    },
  };
}
