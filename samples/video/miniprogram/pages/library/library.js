const films = require("../../lib/films");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

const WATCHED = 0;

Page({
  data: { t: { segments: [] }, segment: WATCHED, films: [] },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.library });
    this.setData({ t });
    this.refresh();
  },

  refresh() {
    const all = films.all().map(store.withProgress);
    const watched = all
      .filter((film) => film.when)
      .sort((one, other) => other.when - one.when);
    const liked = all.filter((film) => film.liked);
    this.setData({ films: this.data.segment === WATCHED ? watched : liked });
  },

  onSegment(event) {
    this.setData({ segment: event.currentTarget.dataset.index });
    this.refresh();
  },

  onClear() {
    const { t } = this.data;
    wx.showModal({
      content: t.clearAsk,
      confirmText: t.clear,
      success: ({ confirm }) => {
        if (!confirm) return;
        store.forget();
        this.refresh();
      },
    });
  },
});
