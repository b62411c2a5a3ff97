// 计算核心在小程序里算，答案不离开手机。库要 2.14.0 以上的基础库（WXWebAssembly 读 .wasm.br）。
const jianghui = require("jianghui");

const MONTHS = "p.unemp_ins_months";

function money(amount) {
  if (!amount) return "没有金额";
  const { total_min: min, total_max: max } = amount;
  return min === max ? `${min} 元` : `${min || "?"} 至 ${max || "?"} 元`;
}

Page({
  data: { ready: false, problem: "", months: "36", question: "", claimable: [], next: "" },

  onLoad() {
    return jianghui.init().then(
      () => {
        this.titles = {};
        jianghui.policies().forEach(({ id, title }) => {
          this.titles[id] = title;
        });
        const fact = jianghui.facts().find(({ key }) => key === MONTHS);
        this.setData({ ready: true, question: fact.question });
        this.judge();
      },
      () => this.setData({ problem: "这台手机的微信打不开计算核心，请更新微信后再试。" }),
    );
  },

  onMonths(event) {
    this.setData({ months: event.detail.value });
    this.judge();
  },

  judge() {
    const months = this.data.months;
    try {
      const output = jianghui.check({
        as_of: "2019-06-01",
        region: "wenzhou",
        facts: {
          "g.role": ["个人"],
          "p.status": "企业职工",
          "p.unemp_ins_enrolled": true,
          [MONTHS]: months === "" ? null : Number(months),
        },
        records: { certificate: [{ "c.level": 3, "c.kind": "职业技能等级证书", "c.date": "2019-03-15" }] },
      });
      const claimable = output.results
        .filter(({ state }) => state === "claimable")
        .map(({ id, amount }) => ({ id, title: this.titles[id], money: money(amount) }));
      const next = output.next_question ? output.next_question.question : "";
      this.setData({ problem: "", claimable, next });
    } catch (error) {
      if (!(error instanceof jianghui.InputError)) throw error;
      this.setData({ problem: error.message, claimable: [], next: "" });
    }
  },
});
