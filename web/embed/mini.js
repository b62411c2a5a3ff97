// In a mini-program of 微信: the way back into it. `boot.js` fetches this only there.

// Tencent's own script. It is the host's to put beside the page: nothing of somebody else's comes with it.
const JSSDK = "./jweixin.js";
// What the mini-program says of itself in the address: the page that is opened on the way back, or any other word for
// the page before this one. Letters, digits and strokes alone, so that nothing of a person fits into it.
const MINI = new URLSearchParams(location.search).get("mini");
const MINI_PAGE = /^[\w-]{1,20}(\/[\w-]{1,20}){1,4}$/;

// May be called again, where what it needs comes late.
export function offerReturn() {
  if (document.getElementById("boot-return")) {
    return;
  }
  if (!self.wx || !self.wx.miniProgram) {
    if (MINI && !document.getElementById("boot-jssdk")) {
      const script = document.createElement("script");
      script.id = "boot-jssdk";
      script.src = JSSDK;
      script.addEventListener("load", offerReturn);
      document.head.append(script);
    }
    return;
  }
  const bar = document.createElement("nav");
  bar.id = "boot-return";
  bar.className = "page way-back no-print";
  bar.setAttribute("aria-label", "微信小程序");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--block";
  button.textContent = "回到小程序";
  button.addEventListener("click", () => goBack(bar));
  bar.append(button);
  document.getElementById("app").after(bar);
}

// A page opened on top of this one keeps the answers; a page of the tab bar can only be switched to.
function goBack(bar) {
  const url = MINI_PAGE.test(MINI) && `/${MINI}`;
  const ways = url ? ["navigateTo", "redirectTo", "switchTab"] : [];
  const next = () => {
    const way = ways.shift();
    if (way) {
      self.wx.miniProgram[way]({ url, fail: next });
    } else {
      self.wx.miniProgram.navigateBack({ delta: 1, fail: () => sayNoReturn(bar) });
    }
  };
  next();
}

function sayNoReturn(bar) {
  if (bar.childNodes.length === 1) {
    const text = document.createElement("p");
    text.className = "note";
    text.setAttribute("role", "status");
    text.textContent = "没能回去，请用微信左上角的返回。";
    bar.append(text);
  }
}
