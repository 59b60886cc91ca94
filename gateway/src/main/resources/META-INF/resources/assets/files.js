// Files of an attestation: dropped or chosen, listed before they are sent, with progress. Without it the
// form sends what its field holds.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const size = (n) => (n < 1000 ? `${n} bytes` : n < 1e6 ? `${Math.round(n / 1e3)} KB` : `${(n / 1e6).toFixed(1)} MB`);
  const zone = (event) => event.target.closest?.("[data-drop]");

  // What is chosen, by name and size; what is too large is said before it is sent.
  const list = (input) => {
    const chosen = $("[data-chosen]", input.form);
    const most = Number(input.dataset.most);
    let wrong = "";
    chosen.replaceChildren(
      ...[...input.files].map((file) => {
        const item = document.createElement("li");
        const large = file.size > most;
        item.textContent = `${file.name}, ${size(file.size)}${large ? " is too large" : ""}`;
        if (large) {
          item.className = "error";
          wrong = `${file.name} is larger than ${size(most)}`;
        }
        return item;
      }),
    );
    input.setCustomValidity(wrong);
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-drop] input[type=file]")) list(event.target);
  });

  ["dragenter", "dragover"].forEach((type) =>
    document.addEventListener(type, (event) => {
      const over = zone(event);
      if (!over || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      over.classList.add("over");
    }),
  );
  document.addEventListener("dragleave", (event) => {
    const left = zone(event);
    if (left && !left.contains(event.relatedTarget)) left.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    const on = zone(event);
    if (!on || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    on.classList.remove("over");
    const input = $("input[type=file]", on);
    const all = new DataTransfer();
    [...input.files, ...event.dataTransfer.files].forEach((file) => all.items.add(file));
    input.files = all.files;
    list(input);
    input.focus();
  });

  // A renewal starts from the one it renews.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-renew]");
    const form = link && $(".attest form");
    if (!form) return;
    event.preventDefault();
    form.closest("details").open = true;
    const renews = $("[name=renews]", form);
    if (renews) renews.value = link.dataset.renew;
    $("[name=statement]", form).focus();
  });

  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = event.target.matches?.("[data-upload]") && $("[data-progress]", event.target);
    const input = bar && $("input[type=file]", event.target);
    if (!bar || !input.files.length || !event.detail.lengthComputable) return;
    bar.hidden = false;
    bar.max = event.detail.total;
    bar.value = event.detail.loaded;
  });
})();
