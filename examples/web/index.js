// 不用打包工具：把 npm 包的文件夹放在网页旁边，名叫 jianghui。
import init, { InputError, check, policies } from "./jianghui/web/index.js";

/** @template {HTMLElement} E @param {string} id @param {new () => E} type */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`没有 ${id}`);
  return found;
}

const form = element("form", HTMLFormElement);
const months = element("months", HTMLInputElement);
const level = element("level", HTMLSelectElement);
const said = element("said", HTMLParagraphElement);
const list = element("list", HTMLUListElement);

/** @param {import("./jianghui/web/index.js").Amount | null} amount */
function money(amount) {
  if (!amount) return "没有金额";
  const { total_min: min, total_max: max } = amount;
  return min === max ? `${min ?? "?"} 元` : `${min ?? "?"} 至 ${max ?? "?"} 元`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.replaceChildren();
  try {
    const { results } = check({
      as_of: "2019-06-01",
      region: "wenzhou",
      facts: {
        "g.role": ["个人"],
        "p.status": "企业职工",
        "p.unemp_ins_enrolled": true,
        "p.unemp_ins_months": months.value === "" ? null : Number(months.value),
      },
      records: { certificate: [{ "c.level": Number(level.value), "c.kind": "职业技能等级证书", "c.date": "2019-03-15" }] },
    });
    const claimable = results.filter((result) => result.state === "claimable");
    said.textContent = `可以申领 ${claimable.length} 项`;
    const titles = new Map(policies().map((provision) => [provision.id, provision.title]));
    for (const { id, amount } of claimable) {
      const item = document.createElement("li");
      item.textContent = `${titles.get(id)}：${money(amount)}`;
      list.append(item);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    said.textContent = error.message;
  }
});

await init("./jianghui/jianghui.wasm");
form.requestSubmit();
