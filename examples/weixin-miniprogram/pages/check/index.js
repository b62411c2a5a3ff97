const config = require("../../config.js");
const address = require("../../utils/address.js");

// 微信里设的字号；新版本在 getAppBaseInfo 里说。
function info() {
  if (wx.getAppBaseInfo) {
    return wx.getAppBaseInfo();
  }
  return wx.getSystemInfoSync ? wx.getSystemInfoSync() : {};
}

Page({
  data: { src: "", reason: "" },

  onLoad() {
    this.open();
  },

  open() {
    try {
      this.setData({ src: address.build(config, info()), reason: "" });
    } catch (error) {
      this.setData({ src: "", reason: error.message });
    }
  },

  // 域名没有登记、证书过期、没有网络，都到这里。微信不说是哪一种。
  onError() {
    this.setData({ src: "", reason: "可能是网络不通，或网站正在维护。请稍后再试。" });
  },

  retry() {
    this.open();
  },

  copy() {
    wx.setClipboardData({ data: String(config.page).split(/[?#]/)[0] });
  },

  // 转发的是这个小程序，从头开始查。网页当前的地址（webViewUrl）里可能有答案，一个字也不带。
  onShareAppMessage() {
    return { title: "查查您能领哪些技能人才补贴", path: "/pages/check/index" };
  },
});
