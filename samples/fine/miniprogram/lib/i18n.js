const texts = { zh: require("./texts-zh"), en: require("./texts-en") };

const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
const code = /^zh/i.test(info.language || "") ? "zh" : "en";

module.exports = { code, chinese: code === "zh", t: texts[code] };
