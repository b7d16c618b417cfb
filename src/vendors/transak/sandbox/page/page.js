// The page at a widget URL. It shows the step that the server reports, and posts the server's messages to
// its embedder, whatever its origin, as Transak does.
(() => {
  /** @typedef {import("../pageView.ts").PageView} PageView */

  const POLL_INTERVAL_MS = 400;
  const isFramed = window.parent !== window;

  /** Identifies this open page. It is stored only in this variable. */
  let pageToken = "";
  /** @type {PageView | undefined} */
  let view;
  let shownStep = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const main = byId("main");
  const leaveDialog = /** @type {HTMLDialogElement} */ (byId("leave"));

  /** @param {string} event_id @param {unknown} data */
  function send(event_id, data) {
    if (isFramed) window.parent.postMessage({ event_id, data }, "*");
  }

  /**
   * One request to the page's own server.
   *
   * @param {string} path @param {object} [body]
   * @returns {Promise<{ answer?: PageView & { pageToken: string }, errors?: Record<string, string>, refused?: string }>}
   */
  async function request(path, body = {}) {
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${pageToken}` },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      if (answer.errors || answer.refused) return answer;
      if (response.ok) return { answer };
    } catch {
      // Reported below.
    }
    return { errors: { form: "We could not reach Transak. Check your connection and try again." } };
  }

  // ---- texts

  /** @type {Record<string, [mark: string, buy: [string, string], sell: [string, string]]>} */
  const endings = {
    PAYMENT_DONE_MARKED_BY_USER: [
      "busy",
      ["Waiting for your payment", "Bank transfers take a while. You can close this page."],
      ["Waiting for your crypto", "We're watching the network for it. You can close this page."],
    ],
    PROCESSING: ["busy", ["Payment received", "We check your order."], ["", ""]],
    PENDING_DELIVERY_FROM_TRANSAK: [
      "busy",
      ["On its way", "Your crypto is being sent to your wallet."],
      ["Crypto received", "Your money is on its way to your bank."],
    ],
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: [
      "note",
      ["Your order is on hold", "We're taking a closer look. You don't need to pay again."],
      [
        "Your order is on hold",
        "We're taking a closer look. You don't need to send anything again.",
      ],
    ],
    COMPLETED: [
      "good",
      ["Your crypto has arrived", "It is in your wallet."],
      ["Your money is on its way", "Your bank books it within a day."],
    ],
    CANCELLED: [
      "bad",
      ["Order cancelled", "Nothing was charged."],
      ["Order cancelled", "Send nothing to this order's address."],
    ],
    FAILED: [
      "bad",
      ["Your payment was declined", "Your bank refused it. Nothing was charged."],
      ["Your sale failed", "Your bank refused the money."],
    ],
    EXPIRED: [
      "bad",
      ["This order has expired", "Your payment did not arrive in time."],
      ["This order has expired", "Your crypto did not arrive in time."],
    ],
    REFUNDED: [
      "note",
      ["Your payment was refunded", "Nothing was bought."],
      ["Your crypto was sent back", "Nothing was sold."],
    ],
  };

  /** @param {PageView} page @returns {Record<string, string>} */
  function getTexts({ step, side, cryptoCurrency, fiatCurrency, ...rest }) {
    const { quote, network, walletAddress = "", choice, orderId = "", redirectUrl } = rest;
    const isBuy = side === "BUY";
    const crypto = `${quote.cryptoAmount} ${cryptoCurrency}`;
    const money = `${quote.fiatAmount.toFixed(2)} ${fiatCurrency}`;
    const [endingTitle = "", endingLead = ""] = endings[step]?.[isBuy ? 1 : 2] ?? [];
    return {
      orderTitle: `${isBuy ? "Buy" : "Sell"} ${cryptoCurrency}`,
      give: isBuy ? "You pay" : "You sell",
      giveText: isBuy ? money : crypto,
      takeText: isBuy ? crypto : money,
      fee: `${quote.fee.toFixed(2)} ${fiatCurrency}`,
      crypto: cryptoCurrency,
      network,
      unit: choice?.unit ?? "",
      address: walletAddress,
      wallet: `${walletAddress.slice(0, 6)}…${walletAddress.slice(-4)}`,
      purpose: orderId.slice(0, 8),
      reference: orderId,
      endingTitle,
      endingLead,
      returnText: redirectUrl ? `Return to ${new URL(redirectUrl).host}` : "",
    };
  }

  // ---- rendering

  /** @param {string} template @param {string} key @param {Record<string, string>} texts */
  function renderStep(template, key, texts) {
    const isNew = shownStep !== key;
    shownStep = key;
    if (isNew) {
      main.replaceChildren(
        /** @type {HTMLTemplateElement} */ (byId(template)).content.cloneNode(true),
      );
      document.body.dataset["step"] = key;
    }
    for (const element of main.querySelectorAll("[data-fill]")) {
      const text = texts[element.getAttribute("data-fill") ?? ""] ?? "";
      if (element.textContent !== text) element.textContent = text;
    }
    if (!isNew) return;
    const heading = main.querySelector("h1");
    if (heading) heading.tabIndex = -1;
    // Doesn't take the focus from the embedding page.
    if (document.hasFocus() && !leaveDialog.open) heading?.focus();
  }

  /** A page at its end, or waiting. @param {string} mark @param {Record<string, string>} texts */
  function renderEnding(mark, texts, key = "ending") {
    renderStep("ending", key, texts);
    byId("main").dataset["mark"] = mark;
    const link = main.querySelector("a");
    if (link && view?.redirectUrl) link.href = view.redirectUrl;
  }

  /** @param {PageView} next */
  function render(next) {
    view = next;
    if (view.colorMode) document.documentElement.dataset["colorMode"] = view.colorMode;
    for (const { event_id, data } of next.messages) send(event_id, data);
    if (!isFramed && next.leaveTo !== undefined) return location.replace(next.leaveTo);

    const { step, side } = next;
    const texts = getTexts(next);
    const isUnpaid = step === "AWAITING_PAYMENT_FROM_USER";
    const template = isUnpaid
      ? side === "BUY"
        ? "pay"
        : "send"
      : step === "order"
        ? step
        : "ending";
    const [mark = "busy"] = endings[step] ?? [];
    if (template === "ending") renderEnding(mark, texts, step);
    else renderStep(template, template, texts);

    const isOver = mark !== "busy";
    /** @type {Record<string, boolean>} */
    const conditions = {
      choice: next.choice !== undefined,
      reference: next.orderId !== undefined,
      return: next.redirectUrl !== undefined && isOver,
    };
    for (const part of main.querySelectorAll("[data-if]"))
      part.toggleAttribute("hidden", !conditions[part.getAttribute("data-if") ?? ""]);
    const amount = main.querySelector("input[name=amount]");
    if (amount instanceof HTMLInputElement && !amount.value && document.activeElement !== amount)
      amount.value = String(next.choice?.value ?? "");

    byId("cancel").hidden = !isUnpaid;
    const isSent = step === "PAYMENT_DONE_MARKED_BY_USER" && side === "SELL";
    const toolSet = isSent ? "sent" : template;
    const tools = [...byId("tools").querySelectorAll("button")];
    for (const tool of tools)
      tool.hidden = !(tool.dataset["at"] ?? "").split(" ").includes(toolSet);
    byId("tools").hidden = tools.every((tool) => tool.hidden);

    clearTimeout(timer);
    if (!["COMPLETED", "CANCELLED", "EXPIRED", "REFUNDED"].includes(step))
      timer = setTimeout(poll, POLL_INTERVAL_MS);
  }

  async function poll() {
    const { answer } = await request("/transak/view");
    if (answer) render(answer);
    else timer = setTimeout(poll, 10 * POLL_INTERVAL_MS);
  }

  // ---- forms

  /** @param {Record<string, string>} errors by field; `form` is for the whole form */
  function showErrors(errors, form = main.querySelector("form")) {
    for (const old of main.querySelectorAll(".error")) old.remove();
    for (const field of main.querySelectorAll("input")) {
      const error = errors[field.name];
      field.setAttribute("aria-invalid", String(error !== undefined));
      field.removeAttribute("aria-describedby");
      if (error === undefined) continue;
      const line = errorLine(error);
      line.id = `${field.id}-error`;
      field.setAttribute("aria-describedby", line.id);
      field.closest("[data-field]")?.append(line);
    }
    if (errors["form"]) form?.querySelector(".primary")?.before(errorLine(errors["form"]));
    const [invalid] = main.querySelectorAll("input[aria-invalid=true]");
    if (invalid instanceof HTMLElement) invalid.focus();
  }

  /** @param {string} text */
  function errorLine(text) {
    const line = document.createElement("p");
    line.className = "error";
    line.setAttribute("role", "alert");
    line.textContent = text;
    return line;
  }

  main.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const button = /** @type {HTMLButtonElement} */ (form.querySelector(".primary"));
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    const { answer, errors } = await request(
      `/transak/${form.dataset["call"]}`,
      Object.fromEntries(new FormData(form)),
    );
    button.ariaDisabled = null;
    if (answer) render(answer);
    else if (errors) showErrors(errors, form);
  });

  main.addEventListener("input", async ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "amount") return;
    const amount = target.value;
    const { answer } = await request("/transak/price", { amount: amount.replace(",", ".") });
    // Updates the price while the user types; a late response is ignored.
    if (answer && target.isConnected && target.value === amount) render(answer);
  });

  main.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-copy]") : undefined;
    if (!button) return;
    try {
      await navigator.clipboard.writeText(view?.walletAddress ?? "");
      byId("announcement").textContent = button.textContent = "Copied";
    } catch {
      byId("announcement").textContent = button.textContent = "Select the address to copy it";
    }
  });

  byId("cancel").addEventListener("click", async () => {
    const { answer } = await request("/transak/cancel");
    if (answer) render(answer);
  });

  // ---- sandbox tools

  /** @type {Record<string, Record<string, string>>} */
  const cards = {
    good: { number: "4444 4444 4444 3333", expiry: "12/39", cvc: "123" },
    bad: { number: "5555 4444 3333 1111", expiry: "12/39", cvc: "555" },
  };

  byId("tools").addEventListener("click", async ({ target }) => {
    const tool = target instanceof HTMLElement ? (target.dataset["tool"] ?? "") : "";
    const card = cards[tool];
    if (card) {
      showErrors({});
      for (const field of main.querySelectorAll("input")) field.value = card[field.name] ?? "";
    }
    if (tool === "deposit")
      await request("/sandbox/happen", { event: "depositArrives", transactionId: view?.orderId });
    if (tool === "hour") await request("/sandbox/clock", { advance: 60 * 60 * 1000 });
  });

  // ---- closing

  function close() {
    clearTimeout(timer);
    send("TRANSAK_WIDGET_CLOSE", true);
  }

  /** Asks for confirmation if the user is in the middle of an order. */
  function requestClose() {
    const isUnfinished = view?.step === "order" || view?.step === "AWAITING_PAYMENT_FROM_USER";
    if (!isUnfinished) close();
    else if (!leaveDialog.open) leaveDialog.showModal();
  }

  leaveDialog.addEventListener("close", () => {
    if (leaveDialog.returnValue === "leave") close();
    leaveDialog.returnValue = "";
  });
  byId("close").addEventListener("click", requestClose);
  byId("close").hidden = !isFramed;
  window.addEventListener("message", ({ source, data }) => {
    if (source === window.parent && data?.event_id === "TRANSAK_WIDGET_CLOSE_REQUEST")
      requestClose();
  });

  // ---- opening

  /** @param {string} reason @param {string} advice */
  function refuse(reason, advice) {
    renderEnding("bad", { endingTitle: reason, endingLead: advice }, "refused");
    for (const part of main.querySelectorAll("[data-if]")) part.toggleAttribute("hidden", true);
  }

  async function open() {
    renderEnding("busy", { endingTitle: "Opening…" }, "opening");
    if (document.body.dataset["refused"] !== undefined)
      return refuse(
        "This page cannot be opened here",
        "Its Referer is missing, or is not the domain that this session was made for.",
      );
    const { answer, refused, errors } = await request(
      "/transak/open",
      Object.fromEntries(new URLSearchParams(location.search)),
    );
    if (!answer)
      return refuse(refused ?? errors?.["form"] ?? "", "Close this page and start again.");
    pageToken = answer.pageToken;
    send("TRANSAK_WIDGET_INITIALISED", true);
    render(answer);
  }

  void open();
})();
