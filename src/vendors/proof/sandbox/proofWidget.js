// The sandbox's version of the script that Proof's partners embed.
(() => {
  const WIDGET_ORIGIN = "https://widget.invalid";

  const REQUIRED = [
    "widgetId",
    "address",
    "signature",
    "initToken",
    "initTokenType",
    "merchantTransactionId",
    "currency",
  ];

  const CALLBACKS = [
    "onLoad",
    "onReady",
    "onStatusChange",
    "onPaymentFinished",
    "onSellTransferEnabled",
  ];

  const MIN_HEIGHT = 560;

  /** @param {Record<string, unknown>} options */
  function run(options) {
    const { host } = options ?? {};
    if (!(host instanceof HTMLElement))
      throw new TypeError("proofWidget.run: host must be an HTMLElement.");
    for (const name of REQUIRED)
      if (typeof options[name] !== "string" || options[name] === "")
        throw new TypeError(`proofWidget.run: ${name} must be a non-empty string.`);
    for (const name of CALLBACKS)
      if (options[name] !== undefined && typeof options[name] !== "function")
        throw new TypeError(`proofWidget.run: ${name} must be a function.`);

    /** @param {string} name @param {unknown[]} args */
    function call(name, ...args) {
      const callback = options[name];
      if (typeof callback === "function") callback(...args);
    }

    const frame = document.createElement("iframe");
    frame.title = options["type"] === "sell" ? "Sell crypto with Proof" : "Buy crypto with Proof";
    frame.allow = "camera; microphone; payment; clipboard-write";
    frame.src = `${WIDGET_ORIGIN}/frame`;
    frame.style.cssText = `display:block;width:100%;height:${MIN_HEIGHT}px;border:0`;

    /** @param {MessageEvent} event */
    function listen(event) {
      // Proof documents no way to end a widget: it ends when its iframe is removed.
      if (!frame.isConnected) {
        window.removeEventListener("message", listen);
        return;
      }
      if (event.source !== frame.contentWindow || event.origin !== WIDGET_ORIGIN) return;
      const { proof: kind, height, name, data } = event.data ?? {};
      if (kind === "hello") {
        // Functions and elements can't be cloned; all other options are posted unchanged.
        const words = Object.entries(options).filter(
          ([key, value]) => key !== "host" && typeof value !== "function",
        );
        frame.contentWindow?.postMessage(
          { proof: "options", options: Object.fromEntries(words) },
          WIDGET_ORIGIN,
        );
      }
      if (kind === "height") frame.style.height = `${Math.max(MIN_HEIGHT, Math.ceil(height))}px`;
      if (kind === "callback" && CALLBACKS.includes(name))
        call(name, ...(data === undefined ? [] : [data]));
    }

    window.addEventListener("message", listen);
    host.append(frame);
    call("onLoad");
  }

  Object.assign(window, { proofWidget: { run } });
})();
