import { fromBase64, toBase64, utf8Bytes, utf8Text } from "../src/wx/files/bytes.js";

describe("bytes", () => {
  const texts = ["", "a", "中文", "😀 and 𝕏", "x".repeat(4095) + "😀".repeat(3000), "\u0000\u07ff\u0800\uffff"];

  it.each(texts)("are texts and back", (text) => {
    expect(utf8Text(utf8Bytes(text))).toBe(text);
    expect(utf8Text(utf8Bytes(text))).toBe(Buffer.from(text).toString("utf8"));
  });

  it.each(texts)("are base64 and back", (text) => {
    const bytes = utf8Bytes(text);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(new Uint8Array(fromBase64(toBase64(bytes)))).toEqual(bytes);
  });

  it("replace what is no text", () => {
    expect(utf8Text(new Uint8Array([0x61, 0xff, 0xe4, 0xb8, 0x62]))).toBe("a\ufffd\ufffdb");
  });
});
