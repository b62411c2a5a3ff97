// 在 Node.js 里用匠惠：npm install jianghui，然后 node check.mjs
import { InputError, check, policies } from "jianghui/node";

const titles = new Map(policies().map((provision) => [provision.id, provision.title]));

/** @param {import("jianghui/node").Amount | null} amount */
function money(amount) {
  if (!amount) return "没有金额";
  const { total_min: min, total_max: max } = amount;
  if (min === max) return min ? `${min} 元` : "文件未写明金额";
  return [min && `至少 ${min} 元`, max && `最多 ${max} 元`].filter(Boolean).join("，");
}

const output = check({
  as_of: "2019-06-01",
  region: "wenzhou",
  facts: { "g.role": ["个人"], "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36 },
  records: { certificate: [{ "c.level": 3, "c.kind": "职业技能等级证书", "c.date": "2019-03-15" }] },
});

const claimable = output.results.filter((result) => result.state === "claimable");
console.log(`${output.policy.title}\n可以申领 ${claimable.length} 项：`);
for (const { id, article, amount } of claimable) console.log(`  ${titles.get(id)}（${article}）：${money(amount)}`);
console.log(`下一个问题：${output.next_question?.question ?? "没有了"}`);

// 填错时，每一处都说得清：在哪里，填的是什么，应当怎样填。
try {
  check({ as_of: "2019-06-01", region: "wenzhou", records: { certificate: [{ "c.level": 9 }] } });
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const { key, value, allowed } of error.problems) console.log(`${key} 填的是 ${value}，要求 ${allowed}`);
}
