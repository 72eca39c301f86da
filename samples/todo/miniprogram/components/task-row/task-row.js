/** Width of the two actions behind a row, in rpx of a 750 rpx screen. */
const ACTIONS = 288;
/** Pixels a finger moves before it is a swipe and not a tap. */
const SLOP = 8;

Component({
  properties: {
    task: { type: Object, value: {} },
    today: { type: String, value: "" },
    t: { type: Object, value: {} },
    listName: { type: String, value: "" },
    opened: { type: Boolean, value: false },
  },

  data: { offset: 0, dragging: false, popping: false },

  lifetimes: {
    attached() {
      const info = wx.getWindowInfo
        ? wx.getWindowInfo()
        : wx.getSystemInfoSync();
      this.width = (ACTIONS * info.windowWidth) / 750;
    },
  },

  observers: {
    opened(opened) {
      const offset = opened ? -this.width || 0 : 0;
      if (offset !== this.data.offset) this.setData({ offset });
    },
  },

  methods: {
    onTouchStart(event) {
      const touch = event.touches[0];
      this.start = {
        x: touch.clientX,
        y: touch.clientY,
        offset: this.data.offset,
      };
      this.swiping = false;
      this.scrolling = false;
    },

    onTouchMove(event) {
      if (!this.start || this.scrolling) return;
      const touch = event.touches[0];
      const x = touch.clientX - this.start.x;
      const y = touch.clientY - this.start.y;
      if (!this.swiping) {
        if (Math.abs(y) > SLOP && Math.abs(y) > Math.abs(x)) {
          this.scrolling = true;
          return;
        }
        if (Math.abs(x) < SLOP) return;
        this.swiping = true;
      }
      const wanted = Math.min(0, this.start.offset + x);
      const past = Math.max(0, -wanted - this.width);
      this.setData({
        dragging: true,
        offset: past ? -this.width - past / 4 : wanted,
      });
    },

    onTouchEnd(event) {
      if (!this.start) return;
      const touch = event.changedTouches[0];
      const moved = touch ? touch.clientX - this.start.x : 0;
      const opened = this.start.offset + moved < -this.width / 2;
      if (this.swiping) this.settle(opened);
      this.start = null;
    },

    onTouchCancel() {
      if (this.start && this.swiping) this.settle(this.start.offset < 0);
      this.start = null;
    },

    settle(opened) {
      this.setData({ dragging: false, offset: opened ? -this.width : 0 });
      this.tell("swipe", { opened });
    },

    onTap() {
      if (this.data.offset !== 0) this.settle(false);
      else this.tell("open");
    },

    onToggle() {
      if (!this.data.task.done) {
        this.setData({ popping: true });
        wx.vibrateShort && wx.vibrateShort({ type: "light" });
      }
      this.tell("toggle");
    },

    onPopped() {
      this.setData({ popping: false });
    },

    onLongPress() {
      if (!this.swiping) this.tell("menu");
    },

    onPin() {
      this.settle(false);
      this.tell("pin");
    },

    onRemove() {
      this.tell("remove");
    },

    tell(name, detail) {
      this.triggerEvent(name, Object.assign({ id: this.data.task.id }, detail));
    },
  },
});
