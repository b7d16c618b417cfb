{
  window.StripeOnramp = () => ({
    createSession: () => ({ mount: () => standIn.called("start") }),
  });
}
