// 只改这个文件。这里不放任何和某一个人有关的东西：地址会被微信和网站记进日志。
module.exports = {
  // 匠惠放在哪里。必须是 https，域名要在小程序后台登记为业务域名；example.gov.cn 只是占位。
  page: "https://www.example.gov.cn/jianghui/",

  // 网站换了新版就加一：微信有时留着旧网页，换了参数就会重新取。
  version: "1",

  // 先替人选好的地区：wenzhou、quzhou、wuyi、xiaoshan、xuchang；留空就在网页里问。
  place: "",

  // 先替人选好为谁查：self、company、school、platform、recruiter；留空就在网页里问。
  role: "",

  // 长辈版："auto" 跟着微信里的字号，"1" 总是，"0" 从不。
  elder: "auto",

  // 「回到小程序」打开哪一页；留空就没有这个按钮。网站上要先放好 jweixin.js，见 README。
  back: "",
};
