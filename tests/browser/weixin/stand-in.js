// Stands in for Tencent's script: notes what the mini-program is asked for, and refuses as many ways as it is told to.
window.__calls = [];
window.__refuse = 0;
(() => {
  const ways = ["navigateTo", "redirectTo", "switchTab", "navigateBack"];
  const call = (way, place) => (options) => {
    window.__calls.push([way, JSON.stringify(options)]);
    if (place < window.__refuse && options.fail) options.fail({ errMsg: `${way}:fail` });
  };
  window.wx = window.jWeixin = { miniProgram: Object.fromEntries(ways.map((way, place) => [way, call(way, place)])) };
})();
