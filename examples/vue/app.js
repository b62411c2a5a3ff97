// Vue 3，不用打包工具，也不用 eval：只要 Vue 的运行时，画面由函数给出。
import { computed, createApp, h, ref } from "./vue.runtime.esm-browser.prod.js";
import init, { check, facts, policies } from "./jianghui/web/index.js";

await init("./jianghui/jianghui.wasm");

const titles = new Map(policies().map(({ id, title }) => [id, title]));
const places = fact("g.region").options.filter(({ id }) => id !== "elsewhere");
const months = "p.unemp_ins_months";
const { question } = fact(months);

/** @param {string} wanted */
function fact(wanted) {
  const found = facts().find(({ key }) => key === wanted);
  if (!found) throw new Error(`没有 ${wanted}`);
  return found;
}

/** @param {import("./jianghui/web/index.js").Amount | null} amount */
function money(amount) {
  if (!amount) return "没有金额";
  const { total_min: min, total_max: max } = amount;
  return min === max ? `${min ?? "?"} 元` : `${min ?? "?"} 至 ${max ?? "?"} 元`;
}

createApp({
  setup() {
    const region = ref("wenzhou");
    const answer = ref("36");
    const output = computed(() =>
      check({
        as_of: "2020-06-01",
        region: region.value,
        facts: {
          "g.role": ["个人"],
          "p.status": "企业职工",
          "p.unemp_ins_enrolled": true,
          [months]: answer.value === "" ? null : Number(answer.value),
        },
        records: { certificate: [{ "c.level": 3, "c.kind": "职业技能等级证书", "c.date": "2020-03-15" }] },
      }),
    );
    const claimable = computed(() => output.value.results.filter(({ state }) => state === "claimable"));

    /** @param {(value: string) => void} set */
    const takes = (set) => (/** @type {Event} */ event) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) set(event.target.value);
    };
    return () => [
      h("h1", output.value.policy.title),
      h("label", [
        "地区 ",
        h(
          "select",
          { id: "region", value: region.value, onChange: takes((value) => (region.value = value)) },
          places.map(({ id, label }) => h("option", { value: id }, label)),
        ),
      ]),
      h("p", [
        h("label", [
          question,
          h("input", { id: "months", type: "number", min: 0, value: answer.value, onInput: takes((value) => (answer.value = value)) }),
        ]),
      ]),
      h("p", { id: "said", role: "status" }, `可以申领 ${claimable.value.length} 项`),
      h("ul", claimable.value.map(({ id, amount }) => h("li", { key: id }, `${titles.get(id)}：${money(amount)}`))),
      h("p", output.value.next_question ? `还可以问：${output.value.next_question.question}` : "没有要问的了"),
    ];
  },
}).mount("#app");
