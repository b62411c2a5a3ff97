// <jianghui-checker>: the self-check inside another page. docs/embedding.md says what it takes and tells.
//
// It makes an <iframe> and speaks its protocol, and nothing else: no dependency, and no style that a strict
// Content-Security-Policy of the page around it would refuse. A classic script, so that it may come from another origin.

(() => {
  const TAG = "jianghui-checker";
  const PROTOCOL = "jianghui/1";
  const TITLE = "技能人才政策自查";
  // What an attribute that was taken away goes back to; a place or a role that was answered stays.
  const PRESETS = { place: "", who: "", elder: "0", theme: "auto", contrast: "auto" };
  // As the page calls them: an attribute `role` would say to those who hear the page around it what this element is.
  const word = (name) => (name === "who" ? "role" : name);
  const FIRST_HEIGHT = 600;
  const MOST_HEIGHT = 20000;
  const LONGEST_RESULT = 65536;
  const SANDBOX =
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";
  const script = document.currentScript;
  const home = new URL(".", (script && script.src) || document.baseURI);

  const isCount = (value, most) => Number.isInteger(value) && value > 0 && value <= most;

  class Checker extends HTMLElement {
    static get observedAttributes() {
      return ["src", "title", "consent", ...Object.keys(PRESETS)];
    }

    constructor() {
      super();
      this.attachShadow({ mode: "open" });
      this.listen = (event) => this.hear(event);
    }

    connectedCallback() {
      this.open();
      addEventListener("message", this.listen);
    }

    // A frame that is taken out of the page forgets its document: put back, it begins anew.
    disconnectedCallback() {
      removeEventListener("message", this.listen);
      this.frame = null;
      this.shadowRoot.textContent = "";
    }

    attributeChangedCallback(name, before, now) {
      if (!this.frame || before === now) {
        return;
      }
      if (name === "title") {
        this.frame.title = now || TITLE;
      } else if (!(name in PRESETS)) {
        this.open();
      } else {
        this.changed[word(name)] = this.preset(name) || PRESETS[name];
        this.init();
      }
    }

    // The word for an attribute: <jianghui-checker elder> is as good as elder="1".
    preset(name) {
      const value = this.getAttribute(name);
      return name === "elder" && value === "" ? "1" : value;
    }

    open() {
      const url = new URL(this.getAttribute("src") || home, document.baseURI);
      if (!/^https?:$/.test(url.protocol)) {
        console.error(`<${TAG}>: src`, url.protocol);
        return;
      }
      const link = document.createElement("a");
      link.href = url.href;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = `${TITLE}：正在载入。没有出来，请点这里打开。`;
      Object.keys(PRESETS).forEach((name) => {
        if (this.preset(name)) {
          url.searchParams.set(word(name), this.preset(name));
        }
      });
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("title") || TITLE;
      frame.allow = "clipboard-write";
      frame.referrerPolicy = "no-referrer";
      // In a frame of its own origin a page could take the sandbox away itself.
      if (url.origin !== location.origin) {
        frame.setAttribute("sandbox", SANDBOX);
      }
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: `${FIRST_HEIGHT}px` });
      frame.src = url.href;
      this.style.display = "block";
      this.origin = url.origin;
      this.changed = {};
      this.count = 0;
      this.frame = frame;
      this.slotted = document.createElement("slot");
      this.slotted.append(link);
      this.shadowRoot.textContent = "";
      this.state("loading");
      this.shadowRoot.append(this.slotted, frame);
    }

    state(state) {
      this.setAttribute("state", state);
      this.setAttribute("aria-busy", String(state === "loading"));
      this.slotted.hidden = state !== "loading";
    }

    send(type, data) {
      if (this.frame && this.getAttribute("state") === "ready") {
        this.count += 1;
        this.frame.contentWindow.postMessage({ p: PROTOCOL, id: this.count, type, data }, this.origin);
      }
    }

    init() {
      const consent = this.getAttribute("consent");
      this.send("init", Object.assign({ parentOrigin: location.origin, consent }, this.changed));
    }

    hear({ source, origin, data }) {
      if (!this.frame || source !== this.frame.contentWindow || origin !== this.origin) {
        return;
      }
      if (!data || data.p !== PROTOCOL) {
        return;
      }
      const { type } = data;
      const said = data.data || {};
      if (type === "ready") {
        this.state("ready");
        this.init();
        this.tell(type);
      } else if (type === "resize" && isCount(said.height, MOST_HEIGHT)) {
        this.frame.style.height = `${said.height}px`;
      } else if (type === "step" && isCount(said.total, 100) && isCount(said.index, said.total)) {
        // A new screen begins at its top, which the frame cannot bring into view itself.
        if (document.activeElement === this && this.getBoundingClientRect().top < 0) {
          this.scrollIntoView();
        }
        this.tell(type, { index: said.index, total: said.total });
      } else if (type === "done") {
        this.tell(type);
      } else if (type === "result" && this.getAttribute("consent") === "ui") {
        if (JSON.stringify(said).length <= LONGEST_RESULT) {
          this.tell(type, said);
        }
      }
    }

    tell(type, detail) {
      this.dispatchEvent(new CustomEvent(`jianghui-${type}`, { detail, bubbles: true }));
    }

    reset() {
      this.send("reset");
    }

    focus() {
      if (this.frame) {
        this.frame.focus();
        this.send("focus");
      }
    }
  }

  if (!customElements.get(TAG)) {
    customElements.define(TAG, Checker);
  }
})();
