// The page inside the widget's iframe. It shows where the server says the user is, and passes on
// to the partner's page what the server wants it to hear.
(() => {
  /**
   * @typedef {object} View
   * @property {string} step
   * @property {{ index: number, total: number }} [progress]
   * @property {"buy" | "sell"} mode
   * @property {string} transactionId
   * @property {string} email
   * @property {string} currency
   * @property {string} network
   * @property {string} fiatCurrency
   * @property {string} wallet
   * @property {{ amount: string, fiatAmount: string, fee: string, rate: string }} [quote]
   * @property {boolean} amountFixed
   * @property {string} [cardEnding]
   * @property {{ address: string, msLeft: number }} [deposit]
   * @property {"declined" | "late" | "payout"} [failure]
   * @property {string} [redirectUrl]
   * @property {{ name: string, data: object }[]} signals
   */

  const POLL_AFTER = 1000;
  const SCAN_FOR = 1400;
  const UNREACHABLE = "We could not reach Proof. Check your connection and try again.";

  /** The partner's page; known from its first message on. */
  let partnerOrigin = "";
  /** Stands for this opened page. It lives in this variable and nowhere else. */
  let frameToken = "";
  /** @type {View | undefined} */
  let view;
  let shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let poll;

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const main = byId("main");

  /** @param {object} message */
  function tell(message) {
    if (partnerOrigin) window.parent.postMessage(message, partnerOrigin);
  }

  /**
   * @param {string} path @param {object} [body]
   * @returns {Promise<{ ok: boolean, answer: any }>}
   */
  async function ask(path, body = {}) {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${frameToken}` },
      body: JSON.stringify(body),
    });
    return { ok: response.ok, answer: await response.json() };
  }

  // ---- what is shown

  /** @param {string} text */
  const short = (text) => (text.length > 14 ? `${text.slice(0, 6)}…${text.slice(-4)}` : text);

  /** @param {number} ms */
  function clockFace(ms) {
    const seconds = Math.ceil(ms / 1000);
    const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)} left`;
  }

  /** Every text that a template may ask for. @param {View} view @returns {Record<string, string>} */
  function texts(view) {
    const { mode, currency, network, fiatCurrency, quote, deposit } = view;
    const buy = mode === "buy";
    const crypto = quote?.amount ?? "";
    const money = quote?.fiatAmount ?? "";
    const [giveAmount, giveUnit, takeAmount, takeUnit] = buy
      ? [money, fiatCurrency, crypto, currency]
      : [crypto, currency, money, fiatCurrency];
    const card = view.cardEnding ? `•••• ${view.cardEnding}` : "";
    const failures = {
      declined: ["Your card was declined", "Your bank refused the payment. Nothing was charged."],
      late: ["The transfer did not arrive", "We waited six hours for it, so this sale has ended."],
      payout: ["The payout failed", `Your bank refused the money. We send your ${currency} back.`],
    };
    const [failedTitle = "", failedLead = ""] = failures[view.failure ?? "declined"];
    return {
      email: view.email,
      currency,
      network,
      amount: crypto,
      give: buy ? "You pay" : "You sell",
      gave: buy ? "You paid" : "You sold",
      giveAmount,
      giveUnit,
      takeAmount,
      takeUnit,
      giveText: `${giveAmount} ${giveUnit}`,
      takeText: `${takeAmount} ${takeUnit}`,
      rate: `1 ${currency} = ${quote?.rate ?? ""} ${fiatCurrency}`,
      fee: `${quote?.fee ?? ""} ${fiatCurrency}`,
      wallet: `${short(view.wallet)} (${network})`,
      amountTitle: buy ? `Buy ${currency}` : `Sell ${currency}`,
      amountLead: view.amountFixed ? "Check that everything is right." : "Choose how much.",
      cardTitle: buy ? "Pay by card" : "Where should we pay?",
      cardLead: buy ? `You buy ${currency} with your card.` : "The money goes to your card.",
      cardButton: buy ? `Pay ${giveAmount} ${giveUnit}` : "Continue",
      address: deposit?.address ?? "",
      left: deposit ? clockFace(deposit.msLeft) : "",
      processingTitle: buy ? "Payment received" : `${currency} received`,
      processingLead: buy
        ? `${crypto} ${currency} is on its way to your wallet.`
        : `${money} ${fiatCurrency} is on its way to your card.`,
      firstLeg: buy ? `${money} ${fiatCurrency} paid` : `${crypto} ${currency} received`,
      secondLeg: buy ? `Sending ${currency} to ${short(view.wallet)}` : `Paying out to ${card}`,
      completedTitle: buy ? "It is in your wallet" : "The money is on your card",
      completedLead: buy
        ? `${crypto} ${currency} arrived at ${short(view.wallet)}.`
        : `${money} ${fiatCurrency} was sent to ${card}.`,
      card,
      reference: view.transactionId,
      failedTitle,
      failedLead,
      returnText: view.redirectUrl ? `Return to ${new URL(view.redirectUrl).host}` : "",
    };
  }

  /** Which optional parts of a template are there. @param {View} view @returns {Record<string, boolean>} */
  function parts(view) {
    return {
      buy: view.mode === "buy",
      open: !view.amountFixed,
      fixed: view.amountFixed,
      quoted: view.quote !== undefined,
      return: view.redirectUrl !== undefined,
    };
  }

  /** @param {string} id @param {View} [from] @param {Record<string, string>} [words] */
  function fill(id, from, words = from ? texts(from) : {}) {
    const isNew = shown !== id;
    if (isNew) {
      const template = /** @type {HTMLTemplateElement} */ (byId(id));
      const step = document.createElement("div");
      step.className = "step";
      step.append(template.content.cloneNode(true));
      main.replaceChildren(step);
      shown = id;
      document.body.dataset.step = id;
    }
    for (const element of main.querySelectorAll("[data-fill]")) {
      const text = words[element.getAttribute("data-fill") ?? ""] ?? "";
      if (element.textContent !== text) element.textContent = text;
    }
    if (from) {
      const there = parts(from);
      for (const element of main.querySelectorAll("[data-if]"))
        if (isNew && !there[element.getAttribute("data-if") ?? ""] && !isLive(element)) element.remove();
        else if (isLive(element)) /** @type {HTMLElement} */ (element).hidden = !there.quoted;
    }
    const link = main.querySelector("a");
    if (link && from?.redirectUrl) link.href = from.redirectUrl;
    if (isNew) started(id);
  }
})();
