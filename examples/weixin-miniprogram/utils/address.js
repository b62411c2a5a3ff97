// 网页的地址：只用英文字母、数字和几个符号，别的都编码。iOS 遇到地址里的中文会白屏。

// 从多大的字号起换成长辈版；微信的「标准」是 1，关怀模式是 1.4。
const ELDER_FROM = 1.3;

// 长辈版的字比标准版大这么多倍：微信要的倍数里，剩下的才另外放大。
const ELDER_IS = 1.33;

// 网页认得的写法。不认得的不写进地址。
const PLAIN = /^[a-z0-9_-]{1,40}$/i;
const PAGE = /^[\w-]{1,20}(\/[\w-]{1,20}){1,4}$/;

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
}

// 域名和路径，去掉写在后面的参数和 #：那里面可能有别人的答案。
function base(page) {
  const address = String(page || "").split(/[?#]/)[0];
  if (!/^https:\/\/[a-z0-9.-]+(\/|$)/i.test(address)) {
    throw new Error("config.js 里的 page 要以 https:// 开头，域名用英文");
  }
  // 已经编码过的不再编码一次。
  return address.replace(/[^\x21-\x7e]+/g, encode);
}

// 微信里设的字号放大几倍；老版本不说，就当没有放大。
function scaleOf(info) {
  const factor = Number(info && info.fontSizeScaleFactor);
  return factor > 0 && factor <= 4 ? factor : 1;
}

function elderOf(wish, scale) {
  if (wish === "auto") {
    return scale >= ELDER_FROM ? "1" : "";
  }
  return wish === "1" || wish === "0" ? wish : "";
}

function build(config, info) {
  const scale = scaleOf(info);
  const elder = elderOf(config.elder, scale);
  const rest = elder === "1" ? scale / ELDER_IS : scale;
  const plain = (value) => (PLAIN.test(value) ? value : "");
  const wishes = [
    ["v", plain(config.version)],
    ["place", plain(config.place)],
    ["role", plain(config.role)],
    ["elder", elder],
    ["fontSizeScaleFactor", rest > 1.02 ? rest.toFixed(2) : ""],
    ["mini", PAGE.test(config.back) ? config.back : ""],
  ];
  const query = wishes.filter(([, value]) => value).map(([name, value]) => `${name}=${encode(value)}`);
  return base(config.page) + (query.length ? "?" + query.join("&") : "");
}

module.exports = { build };
