/**
 * What APIs take and give, as far as this host heeds it: options, and after a `>` the fields of results. A value that an option
 * may have is written behind a dot. `wx.canIUse` and `docs/compatibility.md` are made of this.
 */
export const OPTIONS: Record<string, string> = {
  authorize: "scope",
  canvasToTempFilePath:
    "x y width height destWidth destHeight canvasId canvas fileType.jpg fileType.png quality > tempFilePath",
  chooseImage: "count sourceType.album sourceType.camera > tempFilePaths tempFiles",
  chooseLocation: "latitude longitude > name address latitude longitude",
  chooseMedia:
    "count mediaType.image mediaType.video mediaType.mix sourceType.album sourceType.camera camera.back camera.front > tempFiles type",
  chooseMessageFile: "count type.all type.image type.video type.file extension > tempFiles",
  chooseVideo: "sourceType.album sourceType.camera camera.back camera.front > tempFilePath duration size height width",
  compressImage: "src quality compressedWidth compressedHeight > tempFilePath",
  connectSocket: "url header protocols timeout",
  createAnimation: "duration timingFunction delay transformOrigin",
  createIntersectionObserver: "thresholds initialRatio observeAll",
  downloadFile: "url header timeout filePath > tempFilePath filePath statusCode profile",
  getClipboardData: "> data",
  getFileInfo: "filePath digestAlgorithm.md5 digestAlgorithm.sha1 > size digest",
  getFuzzyLocation: "type.wgs84 > latitude longitude",
  getImageInfo: "src > width height path orientation type",
  getLocation:
    "type.wgs84 isHighAccuracy > latitude longitude speed accuracy altitude verticalAccuracy horizontalAccuracy",
  getNetworkType: "> networkType",
  getSetting: "> authSetting",
  getStorage: "key > data",
  getStorageInfo: "> keys currentSize limitSize",
  getUserInfo: "lang withCredentials > userInfo rawData signature encryptedData iv",
  getUserProfile: "desc lang > userInfo rawData",
  login: "> code",
  makePhoneCall: "phoneNumber",
  navigateBack: "delta",
  navigateBackMiniProgram: "extraData",
  navigateTo: "url events > eventChannel",
  navigateToMiniProgram: "appId path extraData",
  openDocument: "filePath",
  openLocation: "latitude longitude scale name address",
  openSetting: "> authSetting",
  pageScrollTo: "scrollTop duration selector offsetTop",
  previewImage: "urls current",
  previewMedia: "sources current",
  reLaunch: "url",
  redirectTo: "url",
  removeStorage: "key",
  request:
    "url data header timeout method.OPTIONS method.GET method.HEAD method.POST method.PUT method.DELETE dataType.json responseType.text responseType.arraybuffer > data statusCode header cookies errno",
  saveFile: "tempFilePath > savedFilePath",
  saveImageToPhotosAlbum: "filePath",
  saveVideoToPhotosAlbum: "filePath",
  scanCode: "onlyFromCamera scanType > result scanType charSet path rawData",
  setClipboardData: "data",
  setNavigationBarColor: "frontColor backgroundColor",
  setNavigationBarTitle: "title",
  setStorage: "key data",
  setTabBarBadge: "index text",
  setTabBarItem: "index text iconPath selectedIconPath",
  setTabBarStyle: "color selectedColor backgroundColor borderStyle",
  showActionSheet: "alertText itemList itemColor > tapIndex",
  showLoading: "title mask",
  showModal:
    "title content showCancel cancelText cancelColor confirmText confirmColor editable placeholderText > confirm cancel content",
  showToast: "title icon.success icon.error icon.loading icon.none image duration mask",
  switchTab: "url",
  uploadFile: "url filePath name header formData timeout > data statusCode",
};

/** What synchronous APIs give: fields of the object they return, or names of its methods. */
export const RETURNS: Record<string, string> = {
  createInnerAudioContext:
    "src startTime autoplay loop volume playbackRate duration currentTime paused buffered play pause stop seek destroy onCanplay onPlay onPause onStop onEnded onTimeUpdate onError onWaiting onSeeking onSeeked",
  getAccountInfoSync: "miniProgram plugin",
  getAppBaseInfo: "SDKVersion enableDebug host language version theme fontSizeSetting",
  getDeviceInfo: "brand model system platform benchmarkLevel abi cpuType",
  getEnterOptionsSync: "path query scene referrerInfo",
  getFileSystemManager:
    "access accessSync appendFile appendFileSync copyFile copyFileSync getFileInfo getSavedFileList mkdir mkdirSync readdir readdirSync readFile readFileSync removeSavedFile rename renameSync rmdir rmdirSync saveFile saveFileSync stat statSync unlink unlinkSync writeFile writeFileSync",
  getLaunchOptionsSync: "path query scene referrerInfo",
  getMenuButtonBoundingClientRect: "width height top right bottom left",
  getStorageInfoSync: "keys currentSize limitSize",
  getSystemInfoSync:
    "brand model pixelRatio screenWidth screenHeight windowWidth windowHeight statusBarHeight language version system platform fontSizeSetting SDKVersion theme safeArea host enableDebug deviceOrientation",
  getUpdateManager: "applyUpdate onCheckForUpdate onUpdateReady",
  getWindowInfo: "pixelRatio screenWidth screenHeight windowWidth windowHeight statusBarHeight safeArea screenTop",
};
