const texts = { zh: require("./texts-zh"), en: require("./texts-en") };

let code = "en";

/** The language of the device; everything that is not Chinese reads English. */
function load() {
  const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  code = /^zh/i.test(info.language || "") ? "zh" : "en";
}

module.exports = { load, code: () => code, texts: () => texts[code] };
