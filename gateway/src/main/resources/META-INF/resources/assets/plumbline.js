// Keys, copy buttons, the wall's readout, the reader's clock and the state of live updates. The pages
// read and answer without it.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (el) => el.closest("input:not([type=radio]), textarea, select, [contenteditable]");

  // Times in the reader's zone; the server knows it from the next page on.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `pl-zone=${zone}; path=/; max-age=31536000; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
  const relative = (then) => {
    const s = (Date.now() - then) / 1000;
    const a = Math.abs(s);
    if (a < 45) return s < 0 ? "in a moment" : "just now";
    const [n, unit] = a < 5400 ? [a / 60, "min"] : a < 129600 ? [a / 3600, "hour"] : a < 5184000 ? [a / 86400, "day"] : [a / 2629746, "month"];
    const count = Math.round(n);
    const span = `${count} ${unit}${count === 1 || unit === "min" ? "" : "s"}`;
    return s < 0 ? `in ${span}` : `${span} ago`;
  };
  const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" });
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  const day = /^\d{1,2} \w{3}( \d{4})?$/;
  const tellTime = (root) =>
    $$("time[datetime]", root).forEach((el) => {
      const then = new Date(el.dateTime);
      if (isNaN(then)) return;
      el.title = exact.format(then);
      if ("clock" in el.dataset) el.textContent = clock.format(then);
      else if (!day.test(el.textContent)) el.textContent = relative(then);
    });

  // Commands to copy.
  const addCopy = (root) =>
    $$("pre.copy:not(:has(button))", root).forEach((pre) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.title = "Copy";
      button.setAttribute("aria-label", "Copy");
      button.innerHTML = '<svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#copy"></use></svg>';
      button.addEventListener("click", () => {
        navigator.clipboard.writeText($("code", pre).textContent).then(() => toast("Copied."));
      });
      pre.append(button);
    });

  const toast = (text) => {
    const el = document.createElement("div");
    el.className = "toast";
    el.append(Object.assign(document.createElement("p"), { textContent: text }));
    $("#toasts").append(el);
    setTimeout(() => el.remove(), 8000);
  };

  // The brick under the cursor or the focus, in words.
  const read = (event) => {
    const readout = $("[data-readout]");
    const brick = event.target.closest?.(".brick");
    if (!readout) return;
    readout.dataset.rest ??= readout.textContent;
    readout.textContent = brick ? brick.getAttribute("aria-label") : readout.dataset.rest;
  };
  ["mouseover", "focusin"].forEach((type) => document.addEventListener(type, read));

  // A practice opens in the panel; without script it opens the page.
  const open = (href, follow) => {
    const panel = $("#panel");
    if (!panel || !window.htmx) return void (location.href = href);
    htmx.ajax("GET", href, { target: "#panel", swap: "innerHTML show:none" }).then(() => {
      history.pushState({ practice: true }, "", href);
      const key = $("#panel article")?.dataset.practice;
      current(key);
      if (follow) reveal(key);
      panel.scrollTop = 0;
      $(".columns.assessment")?.classList.toggle("has-practice", Boolean(key));
      if (matchMedia("(max-width: 900px)").matches) scrollTo({ top: 0 });
    });
  };
  const current = (key) => {
    $$("[aria-current][data-practice]").forEach((el) => el.removeAttribute("aria-current"));
    if (!key) return;
    $(`#brick-${CSS.escape(key)}`)?.setAttribute("aria-current", "true");
    const row = $(`#row-${CSS.escape(key)} a`);
    row?.setAttribute("aria-current", "true");
  };
  const reveal = (key) => key && $(`#row-${CSS.escape(key)}`)?.scrollIntoView({ block: "nearest" });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest?.("a[data-practice], a[data-key], a[data-practice-link], .panel a.back");
    if (!link) return;
    event.preventDefault();
    // What was clicked stays under the cursor; only a step by key or arrow moves the list along.
    open(link.href.baseVal ?? link.href, "key" in link.dataset || "practiceLink" in link.dataset);
  });
  addEventListener("popstate", () => location.reload());

  // Keys.
  const help = () => {
    let dialog = $("#help");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.id = "help";
      dialog.innerHTML = "<h2>Keys</h2><dl><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous practice</dd><dt><kbd>1</kbd>–<kbd>5</kbd></dt><dd>answer</dd><dt><kbd>n</kbd></dt><dd>write a note</dd><dt><kbd>e</kbd></dt><dd>evidence</dd><dt><kbd>/</kbd></dt><dd>search</dd><dt><kbd>Esc</kbd></dt><dd>leave a field</dd></dl><form method=\"dialog\"><button class=\"button\">Close</button></form>";
      document.body.append(dialog);
    }
    dialog.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target) || $("dialog[open]")) return;
    const act = {
      "/": () => $("[data-search]")?.focus(),
      "?": help,
      n: () => $("[data-notes]")?.focus(),
      e: () => { const el = $("#evidence"); el?.scrollIntoView({ block: "start" }); el?.focus({ preventScroll: true }); },
      j: () => ($("a[data-key=j]") ?? $(".list .row a"))?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })),
      k: () => $("a[data-key=k]")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })),
    }[event.key];
    const choice = /^[1-5]$/.test(event.key) && $(`input[data-key="${event.key}"]`);
    if (choice) { choice.click(); event.preventDefault(); }
    else if (act) { act(); event.preventDefault(); }
  });

  // Preferences at once; the form keeps them for the next page.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.dataset.pref) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    body.set(button.name, button.value);
    fetch(event.target.action, { method: "POST", body, redirect: "manual" }).then(() => location.reload());
  });

  // "Save mine instead": the newer etag goes with the same form.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[name=etag-choice]");
    if (button) $("#etag").value = button.value;
  });

  // A suggestion fills the form; what is saved is saved by the form, as if it had been typed.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-suggest]");
    const form = button && $("form[data-answer]");
    if (!form) return;
    const { suggest, degree, reason } = button.dataset;
    if (degree) Object.assign(form.elements.degree, { step: "any", value: degree });
    if (reason && !form.elements.reason.value) form.elements.reason.value = reason;
    const choice = $(`input[name=status][value="${CSS.escape(suggest)}"]`, form);
    choice.checked = true;
    choice.focus();
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // Live updates.
  const live = (on, words) => {
    const el = $("#live");
    el?.classList.toggle("on", on);
    el?.classList.toggle("off", !on);
    const text = el && $("[data-live]", el);
    if (text) text.textContent = words;
  };
  document.addEventListener("htmx:sseOpen", () => live(true, "live"));
  document.addEventListener("htmx:sseError", () => live(false, `as of ${clock.format(new Date())}`));
  document.addEventListener("htmx:sseClose", () => live(false, `as of ${clock.format(new Date())}`));

  // Failures of a write are said, never swallowed.
  document.addEventListener("htmx:responseError", (event) => {
    const id = event.detail.xhr.getResponseHeader("X-Request-ID");
    const status = event.detail.xhr.status;
    if (status === 401 || status === 499) return void location.reload();
    toast(`That was not saved (${status}). Try again; if it stays, give this id to your administrator: ${id ?? "unknown"}.`);
  });
  document.addEventListener("htmx:sendError", () => toast("The server can not be reached. Nothing was saved."));

  // What is equal stays untouched; what differs is put in its place and softly marked.
  const gist = (el) => el?.textContent.replace(/\s+/g, " ").trim();
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const next = fragment.firstElementChild;
    if (target.id.startsWith("row-")) {
      if (gist(next) === gist(target)) event.detail.shouldSwap = false;
      else next.classList.add("changed");
    } else if (target.id === "wall") {
      $$(".brick", next).forEach((brick) => {
        const before = document.getElementById(brick.id);
        if (before && before.getAttribute("aria-label") !== brick.getAttribute("aria-label")) brick.classList.add("changed");
      });
      if ($(".brick", next) && !$(".brick.changed", next)) event.detail.shouldSwap = false;
    }
  });

  const fresh = (root) => { tellTime(root); addCopy(root); };
  document.addEventListener("htmx:afterSwap", (event) => fresh(event.target));
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const el = event.detail.target;
    fresh(el);
    if (el.id === "wall" || el.id.startsWith("row-")) current($("#panel article")?.dataset.practice);
  });
  setInterval(() => tellTime(document), 30000);
  fresh(document);
})();
