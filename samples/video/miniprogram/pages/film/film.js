const films = require("../../lib/films");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

/** The position is stored when it has moved by this much, and when somebody leaves. */
const STORE_SECONDS = 3;
const NEXT_COUNT = 3;
const OWN_COLOR = "#ffd166";
const OTHERS_COLOR = "#ffffff";

/** The last chapter that has begun. */
function chapterAt(film, at) {
  let current = 0;
  film.chapters.forEach((chapter, index) => {
    if (chapter.at <= at) current = index;
  });
  return current;
}

Page({
  data: {
    t: {},
    film: null,
    resumed: 0,
    chapter: 0,
    comments: [],
    danmu: [],
    draft: "",
    onScreen: true,
    next: [],
  },

  onLoad({ id }) {
    const t = i18n.texts();
    const film = films.find(id);
    if (!film) {
      wx.showToast({ title: t.gone, icon: "none" });
      wx.switchTab({ url: "/pages/discover/discover" });
      return;
    }
    wx.setNavigationBarTitle({ title: film.title });
    this.at = store.resumeAt(film);
    this.stored = this.at;
    this.setData({
      t,
      film: store.withProgress(film),
      resumed: this.at,
      chapter: chapterAt(film, this.at),
      danmu: this.spoken(film),
      next: films.after(id).slice(0, NEXT_COUNT).map(store.withProgress),
    });
    this.listComments();
  },

  onReady() {
    this.video = wx.createVideoContext("player");
  },

  onHide() {
    this.remember();
  },

  onUnload() {
    this.remember();
  },

  /** Every comment crosses the screen at the moment it belongs to. */
  spoken(film) {
    const own = store
      .commentsOn(film.id)
      .map(({ text, at }) => ({ text, color: OWN_COLOR, time: at }));
    return film.comments
      .map(({ text, at }) => ({ text, color: OTHERS_COLOR, time: at }))
      .concat(own);
  },

  listComments() {
    const { film, t } = this.data;
    const own = store
      .commentsOn(film.id)
      .map((comment) => Object.assign({ who: t.you, own: true }, comment));
    const others = film.comments.map((comment) =>
      Object.assign({ key: comment.who }, comment),
    );
    this.setData({ comments: own.concat(others) });
  },

  remember() {
    const { film } = this.data;
    if (!film || this.at === this.stored) return;
    this.stored = this.at;
    store.watched(film, this.at);
  },

  onTime(event) {
    this.at = event.detail.currentTime;
    if (Math.abs(this.at - this.stored) >= STORE_SECONDS) this.remember();
    const chapter = chapterAt(this.data.film, this.at);
    if (chapter !== this.data.chapter) this.setData({ chapter });
  },

  onPause() {
    this.remember();
  },

  onEnded() {
    this.at = this.data.film.seconds;
    this.remember();
    this.setData({ resumed: 0 });
  },

  onBroken() {
    wx.showToast({ title: this.data.t.broken, icon: "none" });
  },

  onSeek(event) {
    this.goTo(event.currentTarget.dataset.at);
  },

  onFromStart() {
    this.goTo(0);
  },

  goTo(at) {
    this.at = at;
    this.video.seek(at);
    this.video.play();
    this.setData({ resumed: 0, chapter: chapterAt(this.data.film, at) });
  },

  onLike() {
    const liked = store.toggleLike(this.data.film.id);
    if (liked && wx.vibrateShort) wx.vibrateShort({ type: "light" });
    this.setData({ "film.liked": liked });
  },

  onDraft(event) {
    this.setData({ draft: event.detail.value });
  },

  onScreenSwitch() {
    this.setData({ onScreen: !this.data.onScreen });
  },

  onSend() {
    const text = this.data.draft.trim();
    if (!text) return;
    store.comment(this.data.film.id, text, Math.floor(this.at));
    if (this.data.onScreen) this.video.sendDanmu({ text, color: OWN_COLOR });
    this.setData({ draft: "" });
    this.listComments();
    wx.showToast({ title: this.data.t.sent, icon: "success", duration: 900 });
  },

  onCommentMenu(event) {
    const { key, own } = event.currentTarget.dataset;
    if (!own) return;
    wx.showActionSheet({
      itemList: [this.data.t.remove],
      itemColor: "#d6492f",
      success: () => {
        store.removeComment(this.data.film.id, key);
        this.listComments();
        wx.showToast({ title: this.data.t.removed, icon: "none" });
      },
      fail: () => {},
    });
  },

  onShareAppMessage() {
    const { film } = this.data;
    return {
      title: film.title + " · " + film.line,
      path: "/pages/film/film?id=" + film.id,
      imageUrl: film.poster,
    };
  },
});
