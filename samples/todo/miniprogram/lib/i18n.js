const store = require("./store");
const texts = { zh: require("./texts-zh"), en: require("./texts-en") };

let code = "en";

function systemLanguage() {
  const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return /^zh/i.test(info.language || "") ? "zh" : "en";
}

/** The person's own choice, or the language of the device. */
function load() {
  const chosen = store.settings().language;
  code = texts[chosen] ? chosen : systemLanguage();
}

module.exports = { load, texts: () => texts[code] };
