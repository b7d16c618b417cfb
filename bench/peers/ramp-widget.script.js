{
  window.proofWidget = {
    run(options) {
      standIn.called("start");
      void Promise.resolve().then(() => options.onReady?.());
    },
  };
}
