import { PICTURE, type Cases } from "./case.js";

const OPTIONS = [
  { text: "Every tea", value: 0 },
  { text: "Green tea", value: 1 },
];

const TREE = [
  {
    text: "Zhejiang",
    value: "330000",
    children: [{ text: "Hangzhou", value: "330100" }],
  },
];

const AREAS = {
  province_list: { 110000: "Beijing", 330000: "Zhejiang" },
  city_list: { 110100: "Beijing City", 330100: "Hangzhou" },
  county_list: { 110101: "Dongcheng", 330106: "Xihu" },
};

/** The components of npm's @vant/weapp. */
export const vant: Cases = {
  "action-sheet": {
    wxml: `<van-action-sheet show="{{ true }}" title="Choose" actions="{{ actions }}" cancel-text="Leave" />`,
    data: {
      actions: [{ name: "Copy" }, { name: "Share", subname: "with a friend" }, { name: "Gone", disabled: true }],
    },
    texts: ["Choose", "Copy", "with a friend", "Leave"],
    flat: true,
  },
  area: {
    wxml: `<van-area title="Where" area-list="{{ areas }}" value="330106" />`,
    data: { areas: AREAS },
    texts: ["Where", "Zhejiang", "Hangzhou"],
  },
  button: {
    wxml: `<van-button type="primary" bind:click="onTap">Plain press</van-button>
      <van-button loading loading-text="Waiting" type="info" /><van-button icon="star-o" round size="small">Star</van-button>`,
    texts: ["Plain press", "Waiting", "Star"],
  },
  calendar: {
    wxml: `<van-calendar title="Pick a day" poppable="{{ false }}" show-confirm="{{ false }}" class="calendar" />`,
    texts: ["Pick a day", "15"],
  },
  card: {
    wxml: `<van-card num="2" price="12.50" desc="From the hills" title="Dragon Well" thumb="${PICTURE}" tag="New" />`,
    texts: ["Dragon Well", "From the hills", "New", "12"],
  },
  cascader: {
    wxml: `<van-cascader value="330100" title="Region" options="{{ options }}" />`,
    data: { options: TREE },
    texts: ["Region", "Hangzhou"],
  },
  cell: {
    wxml: `<van-cell title="Address" value="West Lake 1" label="Home" icon="location-o" is-link />`,
    texts: ["Address", "West Lake 1", "Home"],
  },
  "cell-group": {
    wxml: `<van-cell-group title="Group" inset><van-cell title="First" /><van-cell title="Second" border="{{ false }}" /></van-cell-group>`,
    texts: ["Group", "First", "Second"],
  },
  checkbox: { wxml: `<van-checkbox value="{{ true }}" checked-color="#07c160">Agree</van-checkbox>`, texts: ["Agree"] },
  "checkbox-group": {
    wxml: `<van-checkbox-group value="{{ chosen }}"><van-checkbox name="a">Apple</van-checkbox><van-checkbox name="b">Berry</van-checkbox></van-checkbox-group>`,
    data: { chosen: ["a"] },
    texts: ["Apple", "Berry"],
  },
  circle: { wxml: `<van-circle value="{{ 30 }}" text="Thirty" />`, texts: ["Thirty"] },
  col: {
    wxml: `<van-row><van-col span="8">left part</van-col><van-col span="8" offset="8">right part</van-col></van-row>`,
    texts: ["left part", "right part"],
  },
  collapse: {
    wxml: `<van-collapse value="{{ open }}"><van-collapse-item title="Shipping" name="1">In two days</van-collapse-item><van-collapse-item title="Returns" name="2">Free</van-collapse-item></van-collapse>`,
    data: { open: ["1"] },
    texts: ["Shipping", "In two days", "Returns"],
  },
  "collapse-item": {
    wxml: `<van-collapse value="1" accordion><van-collapse-item title="Only one" name="1">opened</van-collapse-item></van-collapse>`,
    texts: ["Only one", "opened"],
  },
  "config-provider": {
    wxml: `<van-config-provider theme-vars="{{ vars }}"><van-button type="primary">Themed</van-button></van-config-provider>`,
    data: { vars: { buttonPrimaryBackgroundColor: "#8a5cc9" } },
    texts: ["Themed"],
  },
  "count-down": { wxml: `<van-count-down time="{{ 7200000 }}" format="HH:mm" />`, texts: ["01:59"] },
  "datetime-picker": {
    wxml: `<van-datetime-picker type="date" value="{{ day }}" min-date="{{ first }}" title="Birthday" />`,
    data: { day: Date.UTC(2026, 4, 20), first: Date.UTC(2020, 0, 1) },
    texts: ["Birthday", "2026"],
  },
  dialog: {
    wxml: `<van-dialog id="van-dialog" />`,
    ready: `require("@vant/weapp/dialog/dialog").default.alert({ title: "Notice", message: "All saved" });`,
    texts: ["Notice", "All saved"],
    flat: true,
  },
  divider: { wxml: `<van-divider content-position="center">or</van-divider>`, texts: ["or"] },
  "dropdown-item": {
    wxml: `<van-dropdown-menu><van-dropdown-item value="{{ 1 }}" options="{{ options }}" /></van-dropdown-menu>`,
    data: { options: OPTIONS },
    texts: ["Green tea"],
    flat: true,
  },
  "dropdown-menu": {
    wxml: `<van-dropdown-menu active-color="#1989fa"><van-dropdown-item value="{{ 0 }}" options="{{ options }}" /><van-dropdown-item title="Sort" /></van-dropdown-menu>`,
    data: { options: OPTIONS },
    texts: ["Every tea", "Sort"],
  },
  empty: {
    wxml: `<van-empty image="${PICTURE}" description="Nothing yet"><van-button>Go on</van-button></van-empty>`,
    texts: ["Nothing yet", "Go on"],
  },
  field: {
    wxml: `<van-field label="Name" model:value="{{ name }}" placeholder="Who" required error-message="Too short" /><van-field type="textarea" label="Note" autosize />`,
    data: { name: "Mei" },
    texts: ["Name", "Too short", "Note"],
  },
  "goods-action": {
    wxml: `<van-goods-action><van-goods-action-icon icon="cart-o" text="Cart" info="5" /><van-goods-action-button text="Buy" /></van-goods-action>`,
    texts: ["Cart", "5", "Buy"],
    flat: true,
  },
  "goods-action-button": {
    wxml: `<van-goods-action><van-goods-action-button text="Add" type="warning" /><van-goods-action-button text="Buy" /></van-goods-action>`,
    texts: ["Add", "Buy"],
  },
  "goods-action-icon": {
    wxml: `<van-goods-action><van-goods-action-icon icon="chat-o" text="Talk" dot /></van-goods-action>`,
    texts: ["Talk"],
  },
  grid: {
    wxml: `<van-grid column-num="3" clickable><van-grid-item wx:for="{{ 3 }}" wx:key="*this" icon="photo-o" text="Part {{ item }}" /></van-grid>`,
    texts: ["Part 0", "Part 2"],
  },
  "grid-item": {
    wxml: `<van-grid square><van-grid-item use-slot>inside</van-grid-item><van-grid-item icon="home-o" text="Home" badge="9" /></van-grid>`,
    texts: ["inside", "Home", "9"],
  },
  icon: {
    wxml: `<van-icon name="close" size="40px" color="red" /><van-icon name="chat" info="99+" />`,
    texts: ["99+"],
  },
  image: { wxml: `<van-image width="100" height="100" src="${PICTURE}" round fit="cover" />` },
  "index-anchor": {
    wxml: `<van-index-bar index-list="{{ list }}"><van-index-anchor index="A" /><van-cell title="Ada" /></van-index-bar>`,
    data: { list: ["A", "B"] },
    texts: ["A", "Ada"],
  },
  "index-bar": {
    wxml: `<van-index-bar><van-index-anchor index="A" /><van-cell title="Ada" /><van-index-anchor index="B" /><van-cell title="Bo" /></van-index-bar>`,
    texts: ["Ada", "Bo"],
  },
  info: {
    wxml: `<view style="position: relative; width: 40px"><van-info info="12" /></view>`,
    texts: ["12"],
    flat: true,
  },
  loading: { wxml: `<van-loading size="24px" type="spinner">Loading</van-loading>`, texts: ["Loading"] },
  "nav-bar": {
    wxml: `<van-nav-bar title="Orders" left-text="Back" right-text="More" left-arrow />`,
    texts: ["Orders", "Back", "More"],
  },
  "notice-bar": {
    wxml: `<van-notice-bar left-icon="volume-o" scrollable="{{ false }}" text="Closed on Monday" />`,
    texts: ["Closed on Monday"],
  },
  notify: {
    wxml: `<van-notify id="van-notify" />`,
    ready: `require("@vant/weapp/notify/notify").default({ type: "success", message: "Paid", duration: 0 });`,
    texts: ["Paid"],
    flat: true,
  },
  overlay: {
    wxml: `<van-overlay show="{{ true }}"><view class="inner">above all</view></van-overlay>`,
    texts: ["above all"],
    flat: true,
  },
  panel: {
    wxml: `<van-panel title="Panel" desc="Text" status="Open"><view>Content</view></van-panel>`,
    texts: ["Panel", "Open", "Content"],
  },
  picker: {
    wxml: `<van-picker columns="{{ columns }}" show-toolbar title="City" default-index="{{ 1 }}" />`,
    data: { columns: ["Hangzhou", "Ningbo", "Wenzhou"] },
    texts: ["City", "Hangzhou", "Ningbo"],
  },
  "picker-column": {
    wxml: `<van-picker columns="{{ columns }}" />`,
    data: { columns: [{ values: ["East", "West"] }, { values: ["North", "South"], defaultIndex: 1 }] },
    host: "picker-column",
    texts: ["East", "South"],
  },
  popup: {
    wxml: `<van-popup show="{{ true }}" position="bottom" closeable custom-style="height: 40%"><view>From below</view></van-popup>`,
    texts: ["From below"],
    flat: true,
  },
  progress: { wxml: `<van-progress percentage="50" pivot-text="half" stroke-width="8" />`, texts: ["half"] },
  radio: { wxml: `<van-radio name="1" value="1">One</van-radio>`, texts: ["One"] },
  "radio-group": {
    wxml: `<van-radio-group value="2" direction="horizontal"><van-radio name="1">One</van-radio><van-radio name="2">Two</van-radio></van-radio-group>`,
    texts: ["One", "Two"],
  },
  rate: { wxml: `<van-rate value="{{ 3 }}" allow-half void-icon="star" />` },
  row: {
    wxml: `<van-row gutter="20"><van-col span="12">half</van-col><van-col span="12">other</van-col></van-row>`,
    texts: ["half", "other"],
  },
  search: { wxml: `<van-search value="tea" placeholder="Search" show-action label="Where" />`, texts: ["Where"] },
  "share-sheet": {
    wxml: `<van-share-sheet show="{{ true }}" title="Share it" options="{{ options }}" />`,
    data: {
      options: [
        { name: "Link", icon: "link" },
        { name: "Poster", icon: "poster" },
      ],
    },
    texts: ["Share it", "Link", "Poster"],
    flat: true,
  },
  sidebar: {
    wxml: `<van-sidebar active-key="{{ 0 }}"><van-sidebar-item title="Tea" /><van-sidebar-item title="Rice" badge="5" /></van-sidebar>`,
    texts: ["Tea", "Rice", "5"],
  },
  "sidebar-item": {
    wxml: `<van-sidebar><van-sidebar-item title="Tea" dot /><van-sidebar-item title="Off" disabled /></van-sidebar>`,
    texts: ["Tea", "Off"],
  },
  skeleton: { wxml: `<van-skeleton title avatar row="3" loading="{{ true }}"><view>Later</view></van-skeleton>` },
  slider: { wxml: `<view style="padding: 20px"><van-slider value="50" bar-height="4px" /></view>` },
  stepper: { wxml: `<van-stepper value="{{ 3 }}" min="1" max="8" integer />` },
  steps: {
    wxml: `<van-steps steps="{{ steps }}" active="1" />`,
    data: { steps: [{ text: "Ordered", desc: "today" }, { text: "Packed" }, { text: "Sent" }] },
    texts: ["Ordered", "Packed", "Sent"],
  },
  sticky: { wxml: `<van-sticky><van-button type="primary">Stays</van-button></van-sticky>`, texts: ["Stays"] },
  "submit-bar": {
    wxml: `<van-submit-bar price="{{ 3050 }}" button-text="Submit" tip="Check your address" />`,
    texts: ["Submit", "30", "Check your address"],
    flat: true,
  },
  "swipe-cell": {
    wxml: `<van-swipe-cell right-width="{{ 65 }}"><van-cell title="Swipe me" /><view slot="right">Delete</view></van-swipe-cell>`,
    texts: ["Swipe me"],
  },
  switch: { wxml: `<van-switch checked="{{ true }}" size="24px" />` },
  tab: {
    wxml: `<van-tabs><van-tab title="Only">Its content</van-tab></van-tabs>`,
    texts: ["Only", "Its content"],
  },
  tabbar: {
    wxml: `<van-tabbar active="{{ 0 }}"><van-tabbar-item icon="home-o">Home</van-tabbar-item><van-tabbar-item icon="search" info="3">Find</van-tabbar-item></van-tabbar>`,
    texts: ["Home", "Find", "3"],
    flat: true,
  },
  "tabbar-item": {
    wxml: `<van-tabbar active="a"><van-tabbar-item name="a" icon="friends-o" dot>Friends</van-tabbar-item></van-tabbar>`,
    texts: ["Friends"],
  },
  tabs: {
    wxml: `<van-tabs active="{{ 1 }}" animated swipeable><van-tab title="First">One</van-tab><van-tab title="Second">Two</van-tab></van-tabs>`,
    texts: ["First", "Second", "Two"],
  },
  tag: { wxml: `<van-tag type="danger" plain closeable>Hot</van-tag>`, texts: ["Hot"] },
  toast: {
    wxml: `<van-toast id="van-toast" />`,
    ready: `require("@vant/weapp/toast/toast").default({ message: "Copied", duration: 0 });`,
    texts: ["Copied"],
    flat: true,
  },
  transition: {
    wxml: `<van-transition show="{{ true }}" name="fade-up"><view>Moved in</view></van-transition>`,
    texts: ["Moved in"],
  },
  "tree-select": {
    wxml: `<van-tree-select items="{{ items }}" main-active-index="{{ 0 }}" active-id="{{ 1 }}" />`,
    data: {
      items: [
        {
          text: "Tea",
          children: [
            { text: "Green", id: 1 },
            { text: "Black", id: 2 },
          ],
        },
        { text: "Rice", children: [] },
      ],
    },
    texts: ["Tea", "Rice", "Green", "Black"],
  },
  uploader: {
    wxml: `<van-uploader file-list="{{ files }}" max-count="{{ 3 }}" upload-text="Add a photo" />`,
    data: { files: [{ url: PICTURE, name: "tea.svg", isImage: true }] },
    texts: ["Add a photo"],
  },
};
