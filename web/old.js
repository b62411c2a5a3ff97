// For browsers from before modules, which never run web/boot.js: the plain page stays, and says why. ES5.

(function () {
  var box = document.getElementById("boot-message");
  box.appendChild(document.createTextNode("这个浏览器太旧，打不开自查。下面的说明仍可阅读。"));
  box.removeAttribute("hidden");
  var idle = document.getElementById("boot-idle");
  idle.parentNode.removeChild(idle);
})();
