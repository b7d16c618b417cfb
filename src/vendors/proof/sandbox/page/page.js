// The page in the widget's iframe. It shows the step that the server reports, and forwards the server's
// signals to the partner's page.
(() => {
  const POLL_AFTER = 1000;
  const SCAN_FOR = 1400;

  /** Origin of the partner's page, known from its first message on. */
  let partnerOrigin = "";
  /** Identifies this open page. It is stored only in this variable. */
  let frameToken = "";
  /** @type {FrameView | undefined} */
  let view;
  let shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const main = byId("main");

  /** @param {object} message */
  function tell(message) {
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
  async function ask(path, body = {}) {
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

  /** @param {string} id @param {Record<string, string>} words */
  function show(id, words) {
    const isNew = shown !== id;
    if (isNew) {
      const step = document.createElement("div");
      step.className = "step";
      step.append(/** @type {HTMLTemplateElement} */ (byId(id)).content.cloneNode(true));
      main.replaceChildren(step);
      shown = id;
      document.body.dataset["step"] = id;
    }
    for (const element of main.querySelectorAll("[data-fill]")) {
      const text = words[element.getAttribute("data-fill") ?? ""] ?? "";
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
  function update(next) {
    view = next;
    for (const { name, data } of next.signals) tell({ proof: "callback", name, data });
    const words = proofPageWords(next);
    show(next.step, words);

    /** @type {Record<string, boolean>} */
    const there = {
      buy: next.mode === "buy",
      open: !next.amountFixed,
      fixed: next.amountFixed,
      quoted: next.quote !== undefined,
      return: next.redirectUrl !== undefined,
    };
    for (const part of main.querySelectorAll("[data-if]"))
      part.toggleAttribute("hidden", !there[part.getAttribute("data-if") ?? ""]);
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
      timer = setTimeout(look, POLL_AFTER);
  }

  async function look() {
    const { ok, answer } = await ask("/frame/look");
    if (ok) update(answer);
    else timer = setTimeout(look, POLL_AFTER);
  }

  // ---- forms

  /** @param {Record<string, string>} errors by field; `form` is for the whole form */
  function complain(errors) {
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
    const step = shown;
    if (step === "identity") {
      show("scanning", {});
      await new Promise((resolve) => setTimeout(resolve, SCAN_FOR));
    }
    const { ok, answer } = await ask(`/frame/${step}`, { ...body, confirm: true });
    button.ariaDisabled = null;
    button.textContent = label;
    if (ok) return update(answer);
    if (shown === "scanning" && view) update(view);
    complain(answer.errors ?? { form: answer.message });
    const [wrong] = main.querySelectorAll("input[aria-invalid=true]");
    if (wrong instanceof HTMLElement) wrong.focus();
  }

  /** Updates the price while the user types. @param {HTMLInputElement} field */
  async function price(field) {
    const amount = field.value;
    const { ok, answer } = await ask("/frame/amount", { amount });
    if (!field.isConnected || field.value !== amount) return;
    if (ok) update(answer);
    else main.querySelector(".summary")?.toggleAttribute("hidden", true);
  }

  main.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void submit(event.target);
  });

  main.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    proofPageTyping(target);
    if (target.ariaInvalid === "true") complain({});
    if (target.name === "amount") void price(target);
  });

  main.addEventListener("click", async ({ target }) => {
    const button = target instanceof HTMLElement ? target.closest("[data-copy]") : undefined;
    if (!(button instanceof HTMLElement) || !view) return;
    const text = proofPageWords(view)[button.dataset["copy"] ?? ""] ?? "";
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      byId("said").textContent = "Copied.";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    } catch {
      byId("said").textContent =
        "Your browser does not allow copying here. Select the text instead.";
    }
  });

  byId("cancel").addEventListener("click", async () => {
    const { ok, answer } = await ask("/frame/cancel");
    if (ok) update(answer);
  });

  // ---- sandbox tools

  /** @type {Record<string, Record<string, string>>} */
  const fillings = {
    code: { code: "000000" },
    good: { number: "4444 4444 4444 3333", expiry: "12/30", cvc: "123", name: "Ada Lovelace" },
    bad: { number: "5555 4444 3333 1111", expiry: "12/30", cvc: "555", name: "Ada Lovelace" },
  };

  byId("tools").addEventListener("click", async ({ target }) => {
    const tool = target instanceof HTMLElement ? (target.dataset["tool"] ?? "") : "";
    const filling = fillings[tool];
    if (filling) {
      complain({});
      for (const field of main.querySelectorAll("input")) field.value = filling[field.name] ?? "";
      main.querySelector("input")?.focus();
    }
    if (tool === "deposit")
      await ask("/sandbox/happen", {
        transactionId: view?.transactionId,
        event: "depositArrives",
      });
    if (tool === "hours") await ask("/sandbox/clock", { advance: 6 * 60 * 60 * 1000 });
    if (tool === "deposit" || tool === "hours") await look();
  });

  // ---- opening

  /** @param {Record<string, unknown>} options */
  async function open(options) {
    const { theme } = options;
    if (theme === "dark" || theme === "light") document.documentElement.dataset["theme"] = theme;
    const { ok, answer } = await ask("/frame/open", options);
    if (ok) {
      frameToken = answer.frameToken;
      update(answer);
    } else show("refused", { message: answer.message });
    // An error page counts as ready, because the user has to read it.
    tell({ proof: "callback", name: "onReady" });
  }

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || partnerOrigin || event.data?.proof !== "options") return;
    partnerOrigin = event.origin;
    tellHeight();
    void open(event.data.options);
  });

  function tellHeight() {
    tell({ proof: "height", height: byId("page").getBoundingClientRect().height });
  }
  new ResizeObserver(tellHeight).observe(byId("page"));

  show("opening", {});
  if (window.parent === window)
    show("refused", { message: "It belongs inside the widget on a partner's page." });
  // Contains no data, so every origin may receive it.
  else window.parent.postMessage({ proof: "hello" }, "*");
})();
