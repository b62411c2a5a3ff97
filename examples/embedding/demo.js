// What a site may do with the element: listen, and say a few things.

const checker = document.querySelector("jianghui-checker");

["ready", "step", "done", "result"].forEach((type) => {
  document.addEventListener(`jianghui-${type}`, (event) => {
    const line = document.createElement("li");
    line.textContent = `${event.type} ${event.detail ? JSON.stringify(event.detail) : ""}`;
    document.getElementById("log").append(line);
  });
});

const on = (id, act) => document.getElementById(id).addEventListener("click", act);
on("reset", () => checker.reset());
on("focus", () => checker.focus());
on("theme", () => checker.setAttribute("theme", "dark"));
on("move", () => {
  const place = checker.nextSibling;
  checker.remove();
  place.before(checker);
});
