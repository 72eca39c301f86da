const chinese = {
  asks: "申请",
  allow: "允许",
  refuse: "拒绝",
  settings: "设置",
  settingsAbout: "允许“{name}”使用",
  nothing: "没有可以设置的权限",
  done: "完成",
  open: "即将打开“{name}”小程序",
  choosePlace: "选择位置",
  here: "使用当前位置",
  placeName: "名称",
  placeAddress: "地址",
  latitude: "纬度",
  longitude: "经度",
  navigate: "打开地图",
  scopes: {
    "scope.userInfo": "获取你的昵称、头像",
    "scope.userLocation": "获取你的位置信息",
    "scope.userFuzzyLocation": "获取你的大致位置",
    "scope.writePhotosAlbum": "保存图片或视频到你的设备",
    "scope.camera": "使用你的摄像头",
    "scope.record": "使用你的麦克风",
    "scope.address": "获取你的收货地址",
    "scope.ownProfile": "看到你自己的昵称、头像",
  } as Record<string, string>,
};

const english: typeof chinese = {
  asks: "would like to",
  allow: "Allow",
  refuse: "Refuse",
  settings: "Settings",
  settingsAbout: "Allow “{name}” to",
  nothing: "There is nothing to set",
  done: "Done",
  open: "Opening the mini program “{name}”",
  choosePlace: "Choose a place",
  here: "Use where I am",
  placeName: "Name",
  placeAddress: "Address",
  latitude: "Latitude",
  longitude: "Longitude",
  navigate: "Open in maps",
  scopes: {
    "scope.userInfo": "Know your nickname and picture",
    "scope.userLocation": "Know where you are",
    "scope.userFuzzyLocation": "Know roughly where you are",
    "scope.writePhotosAlbum": "Save pictures and videos to your device",
    "scope.camera": "Use your camera",
    "scope.record": "Use your microphone",
    "scope.address": "Know your postal address",
    "scope.ownProfile": "See your own nickname and picture",
  },
};

export function askTexts(language: string): typeof chinese {
  return /^zh([-_]|$)/i.test(language) ? chinese : english;
}
