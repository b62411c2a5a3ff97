// UTF-8 as the glue wants it, for mini-programs, which have neither of the two.

export class TextEncoder {
  /** A surrogate without its partner becomes U+FFFD, as the standard has it. */
  encode(text) {
    const bytes = [];
    // Steps by characters, not by halves of them.
    for (const char of text) {
      let code = char.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
    return new Uint8Array(bytes);
  }
}

export class TextDecoder {
  /** Only of what Rust holds, which is always well-formed. */
  decode(bytes) {
    let text = "";
    for (let at = 0; bytes && at < bytes.length; ) {
      const first = bytes[at++];
      const next = () => bytes[at++] & 63;
      if (first < 0x80) text += String.fromCharCode(first);
      else if (first < 0xe0) text += String.fromCharCode(((first & 31) << 6) | next());
      else if (first < 0xf0) text += String.fromCharCode(((first & 15) << 12) | (next() << 6) | next());
      else text += String.fromCodePoint(((first & 7) << 18) | (next() << 12) | (next() << 6) | next());
    }
    return text;
  }
}
