// An answer of the server that has no end, in lines and in bytes.

/** Bytes as they come; null where they have ended. */
export class Stream {
  constructor(reader) {
    this.reader = reader;
    this.held = [];
    this.size = 0;
  }

  async more() {
    const { done, value } = await this.reader.read();
    if (done) return false;
    this.held.push(value);
    this.size += value.length;
    return true;
  }

  /** What comes before the next byte of that value, which is left out. */
  async upTo(end) {
    let before = 0;
    for (let at = 0; ; at += 1) {
      if (at === this.held.length && !(await this.more())) return null;
      const found = this.held[at].indexOf(end);
      if (found >= 0) {
        const taken = this.take(before + found);
        this.take(1);
        return taken;
      }
      before += this.held[at].length;
    }
  }

  async next(length) {
    while (this.size < length) if (!(await this.more())) return null;
    return this.take(length);
  }

  take(length) {
    const taken = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const first = this.held[0];
      const part = first.subarray(0, length - at);
      taken.set(part, at);
      at += part.length;
      if (part.length === first.length) this.held.shift();
      else this.held[0] = first.subarray(part.length);
    }
    this.size -= length;
    return taken;
  }
}
