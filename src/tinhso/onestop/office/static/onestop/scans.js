// Pages of one paper photographed one after the other: a telephone's camera gives one picture at a time, so each new
// choice is put after those before. Without this script one chooses all files at once.
(() => {
  "use strict";
  const chosen = new WeakMap();

  function show(input) {
    const files = chosen.get(input) ?? [];
    let list = input.parentElement.querySelector(".chosen-files");
    if (!list) {
      list = document.createElement("ol");
      list.className = "chosen-files";
      list.setAttribute("aria-live", "polite");
      input.after(list);
    }
    list.replaceChildren(...files.map((file, at) => {
      const item = document.createElement("li");
      const leave = document.createElement("button");
      leave.type = "button";
      leave.className = "btn small quiet";
      leave.textContent = "×";
      leave.setAttribute("aria-label", `${input.dataset.leaveOut} ${file.name}`);
      leave.addEventListener("click", () => put(input, files.filter((_each, place) => place !== at)));
      item.append(`${file.name} `, leave);
      return item;
    }));
    list.hidden = files.length < 2;
  }

  function put(input, files) {
    const carried = new DataTransfer();
    files.forEach((file) => carried.items.add(file));
    input.files = carried.files;
    chosen.set(input, files);
    show(input);
  }

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.multiple || !input.hasAttribute("capture")) return;
    const before = chosen.get(input) ?? [];
    const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
    const added = [...input.files].filter((file) => !before.some((each) => same(each, file)));
    put(input, [...before, ...added]);
  });
})();
