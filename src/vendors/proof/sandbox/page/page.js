// The page in the widget's iframe. It shows the step that the server reports, and forwards the server's
// signals to the partner's page.
(() => {
  const POLL_INTERVAL_MS = 1000;
  const SCAN_DURATION_MS = 1400;

  /** Origin of the partner's page, known from its first message on. */
  let partnerOrigin = "";
  /** Identifies this open page. It is stored only in this variable. */
  let frameToken = "";
  /** @type {FrameView | undefined} */
  let view;
  let shownStep = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const main = byId("main");

  /** @param {object} message */
  function send(message) {
    if (partnerOrigin) window.parent.postMessage({ ...message }, partnerOrigin);
  }

  /**
   * One request to the page's own server.
   *
   * @param {string} path @param {object} [body]
   * @returns {Promise<
   *   | { ok: true, answer: FrameView & { frameToken: string } }
   *   | { ok: false, answer: { errors?: Record<string, string>, message: string } }
   * >}
   */
  async function request(path, body = {}) {
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${frameToken}` },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      return { ok: response.ok && !answer.errors, answer };
    } catch {
      const message = "We could not reach Proof. Check your connection and try again.";
      return { ok: false, answer: { message } };
    }
  }

  // ---- rendering

  /** @param {string} id @param {Record<string, string>} texts */
  function renderStep(id, texts) {
    const isNew = shownStep !== id;
    if (isNew) {
      const step = document.createElement("div");
      step.className = "step";
      step.append(/** @type {HTMLTemplateElement} */ (byId(id)).content.cloneNode(true));
      main.replaceChildren(step);
      shownStep = id;
      document.body.dataset["step"] = id;
    }
    for (const element of main.querySelectorAll("[data-fill]")) {
      const text = texts[element.getAttribute("data-fill") ?? ""] ?? "";
      if (element.textContent !== text) element.textContent = text;
    }
    if (!isNew) return;
    const heading = main.querySelector("h1");
    if (heading) heading.tabIndex = -1;
    // Doesn't take the focus from the partner's page.
    if (document.hasFocus()) heading?.focus();
    byId("cancel").hidden = !["code", "identity", "amount", "card", "transfer"].includes(id);
    const tools = [...byId("tools").querySelectorAll("button")];
    for (const tool of tools) tool.hidden = tool.dataset["at"] !== id;
    byId("tools").hidden = tools.every((tool) => tool.hidden);
  }

  /** @param {FrameView} next */
  function render(next) {
    view = next;
    for (const { name, data } of next.signals) send({ proof: "callback", name, data });
    const texts = getProofPageTexts(next);
    renderStep(next.step, texts);

    /** @type {Record<string, boolean>} */
    const conditions = {
      buy: next.mode === "buy",
      open: !next.amountFixed,
      fixed: next.amountFixed,
      quoted: next.quote !== undefined,
      return: next.redirectUrl !== undefined,
    };
    for (const part of main.querySelectorAll("[data-if]"))
      part.toggleAttribute("hidden", !conditions[part.getAttribute("data-if") ?? ""]);
    const link = main.querySelector("a");
    if (link && next.redirectUrl) link.href = next.redirectUrl;

    const { index = 0, total = 0 } = next.progress ?? {};
    const progress = byId("progress");
    progress.hidden = total === 0;
    const dots = Array.from({ length: total }, (_, at) => {
      const dot = document.createElement("li");
      if (at < index) dot.className = "done";
      return dot;
    });
    progress.querySelector("ol")?.replaceChildren(...dots);
    const count = progress.querySelector("span");
    if (count) count.textContent = `Step ${index} of ${total}`;

    clearTimeout(timer);
    if (["bank", "transfer", "processing"].includes(next.step))
      timer = setTimeout(poll, POLL_INTERVAL_MS);
  }

  async function poll() {
    const { ok, answer } = await request("/frame/view");
    if (ok) render(answer);
    else timer = setTimeout(poll, POLL_INTERVAL_MS);
  }

  // ---- forms

  /** @param {Record<string, string>} errors by field; `form` is for the whole form */
  function showErrors(errors) {
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
    if (errors["form"]) main.querySelector(".primary")?.before(errorLine(errors["form"]));
  }

  /** @param {string} text */
  function errorLine(text) {
    const line = document.createElement("p");
    line.className = "error";
    line.setAttribute("role", "alert");
    line.textContent = text;
    return line;
  }

  /** @param {HTMLFormElement} form */
  async function submit(form) {
    const button = /** @type {HTMLButtonElement} */ (form.querySelector(".primary"));
    if (button.ariaDisabled === "true") return;
    const body = Object.fromEntries(new FormData(form));
    button.ariaDisabled = "true";
    const label = button.textContent;
    button.replaceChildren(
      Object.assign(document.createElement("i"), { className: "spinner" }),
      label,
    );
    const step = shownStep;
    if (step === "identity") {
      renderStep("scanning", {});
      await new Promise((resolve) => setTimeout(resolve, SCAN_DURATION_MS));
    }
    const { ok, answer } = await request(`/frame/${step}`, { ...body, confirm: true });
    button.ariaDisabled = null;
    button.textContent = label;
    if (ok) return render(answer);
    if (shownStep === "scanning" && view) render(view);
    showErrors(answer.errors ?? { form: answer.message });
    const [invalid] = main.querySelectorAll("input[aria-invalid=true]");
    if (invalid instanceof HTMLElement) invalid.focus();
  }

  /** Updates the price while the user types. @param {HTMLInputElement} field */
  async function updatePrice(field) {
    const amount = field.value;
    const { ok, answer } = await request("/frame/amount", { amount });
    if (!field.isConnected || field.value !== amount) return;
    if (ok) render(answer);
    else main.querySelector(".summary")?.toggleAttribute("hidden", true);
  }

  main.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void submit(event.target);
  });

  main.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    formatProofField(target);
    if (target.ariaInvalid === "true") showErrors({});
    if (target.name === "amount") void updatePrice(target);
  });

  main.addEventListener("click", async ({ target }) => {
    const button = target instanceof HTMLElement ? target.closest("[data-copy]") : undefined;
    if (!(button instanceof HTMLElement) || !view) return;
    const text = getProofPageTexts(view)[button.dataset["copy"] ?? ""] ?? "";
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      byId("announcement").textContent = "Copied.";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    } catch {
      byId("announcement").textContent =
        "Your browser does not allow copying here. Select the text instead.";
    }
  });

  byId("cancel").addEventListener("click", async () => {
    const { ok, answer } = await request("/frame/cancel");
    if (ok) render(answer);
  });

  // ---- sandbox tools

  /** @type {Record<string, Record<string, string>>} */
  const prefills = {
    code: { code: "000000" },
    good: { number: "4444 4444 4444 3333", expiry: "12/30", cvc: "123", name: "Ada Lovelace" },
    bad: { number: "5555 4444 3333 1111", expiry: "12/30", cvc: "555", name: "Ada Lovelace" },
  };

  byId("tools").addEventListener("click", async ({ target }) => {
    const tool = target instanceof HTMLElement ? (target.dataset["tool"] ?? "") : "";
    const prefill = prefills[tool];
    if (prefill) {
      showErrors({});
      for (const field of main.querySelectorAll("input")) field.value = prefill[field.name] ?? "";
      main.querySelector("input")?.focus();
    }
    if (tool === "deposit")
      await request("/sandbox/happen", {
        transactionId: view?.transactionId,
        event: "depositArrives",
      });
    if (tool === "hours") await request("/sandbox/clock", { advance: 6 * 60 * 60 * 1000 });
    if (tool === "deposit" || tool === "hours") await poll();
  });

  // ---- opening

  /** @param {Record<string, unknown>} options */
  async function open(options) {
    const { theme } = options;
    if (theme === "dark" || theme === "light") document.documentElement.dataset["theme"] = theme;
    const { ok, answer } = await request("/frame/open", options);
    if (ok) {
      frameToken = answer.frameToken;
      render(answer);
    } else renderStep("refused", { message: answer.message });
    // An error page counts as ready, because the user has to read it.
    send({ proof: "callback", name: "onReady" });
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || partnerOrigin || event.data?.proof !== "options") return;
    partnerOrigin = event.origin;
    sendHeight();
    void open(event.data.options);
  });

  function sendHeight() {
    send({ proof: "height", height: byId("page").getBoundingClientRect().height });
  }
  new ResizeObserver(sendHeight).observe(byId("page"));

  renderStep("opening", {});
  if (window.parent === window)
    renderStep("refused", { message: "It belongs inside the widget on a partner's page." });
  // Contains no data, so every origin may receive it.
  else window.parent.postMessage({ proof: "hello" }, "*");
})();
