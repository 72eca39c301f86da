const texts = { zh: require("./texts-zh"), en: require("./texts-en") };

function systemLanguage() {
  const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return /^zh/i.test(info.language || "") ? "zh" : "en";
}

const code = systemLanguage();

module.exports = { code, texts: () => texts[code] };
