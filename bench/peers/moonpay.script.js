{
  window.MoonPayWebSdk = {
    init() {
      standIn.called("init");
      return {
        generateUrlForSigning: () => "https://buy.example.com?apiKey=pk_test_bench",
        updateSignature: () => standIn.called("updateSignature"),
        show: () => standIn.called("start"),
        close: () => standIn.called("close"),
      };
    },
  };
}
