Page({
  // 网页还在下面一层，答案还在。从转发直接打开这一页时下面没有网页，就打开它。
  back() {
    wx.navigateBack({ delta: 1, fail: () => wx.redirectTo({ url: "/pages/check/index" }) });
  },
});
