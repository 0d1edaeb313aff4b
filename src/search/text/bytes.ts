/** Writing and reading of the index's binary files. FORMAT.md describes them. */

/** Grows as it is written to. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  byte(value: number): void {
    this.#bytes.push(value & 0xff);
  }

  /** An unsigned integer below 2³¹ in groups of seven bits, the lowest first. */
  varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.#bytes.push(rest);
  }

  /** Length in bytes, then UTF-8. */
  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.varint(encoded.length);
    for (const byte of encoded) this.#bytes.push(byte);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what ByteWriter wrote; a file that ends too soon throws a RangeError. */
export class ByteReader {
  #at = 0;
  readonly #decoder = new TextDecoder();

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.#at >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.#at];
    if (value === undefined) throw new RangeError(`index file ends at byte ${this.#at}`);
    this.#at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError(`index file has a number too long before byte ${this.#at}`);
  }

  text(): string {
    const length = this.varint();
    return this.#decoder.decode(this.take(length));
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.bytes.length) throw new RangeError(`index file ends at byte ${this.bytes.length}`);
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }
}
