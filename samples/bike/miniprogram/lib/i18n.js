const texts = { zh: require("./texts-zh"), en: require("./texts-en") };

const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();

module.exports = texts[/^zh/i.test(info.language || "") ? "zh" : "en"];
