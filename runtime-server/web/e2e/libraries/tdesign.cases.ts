import { PICTURE, type Cases } from "./case.js";

const TREE = [
  {
    label: "Zhejiang",
    value: "33",
    children: [
      { label: "Hangzhou", value: "3301" },
      { label: "Ningbo", value: "3302" },
    ],
  },
];

const CITIES = [
  { label: "Hangzhou", value: "hz" },
  { label: "Ningbo", value: "nb" },
];

const REPLY = [{ type: "markdown", data: "A **bold** answer" }];

/** The components of npm's tdesign-miniprogram. */
export const tdesign: Cases = {
  "action-sheet": {
    wxml: `<t-action-sheet visible="{{true}}" description="Choose one" items="{{items}}" cancelText="Leave" />`,
    data: { items: [{ label: "Copy" }, { label: "Remove", color: "#e34d59" }] },
    texts: ["Choose one", "Copy", "Remove", "Leave"],
    flat: true,
  },
  attachments: {
    wxml: `<t-attachments items="{{items}}" />`,
    data: { items: [{ fileType: "doc", name: "plan.doc", size: 2048, url: "" }] },
    texts: ["plan.doc"],
  },
  avatar: { wxml: `<t-avatar image="${PICTURE}" size="large" /><t-avatar>A</t-avatar>`, texts: ["A"] },
  "avatar-group": {
    wxml: `<t-avatar-group max="2" collapseAvatar="+3"><t-avatar wx:for="{{3}}" wx:key="*this" image="${PICTURE}" /></t-avatar-group>`,
    texts: ["+3"],
  },
  "back-top": {
    wxml: `<t-back-top theme="round" text="Up" visibilityHeight="{{0}}" scrollTop="{{10}}" />`,
    texts: ["Up"],
    flat: true,
  },
  badge: { wxml: `<t-badge count="8" offset="{{[2, -2]}}"><view>Mail</view></t-badge>`, texts: ["8", "Mail"] },
  button: {
    wxml: `<t-button theme="primary" size="large" bind:tap="onTap">Press</t-button><t-button loading disabled>Busy</t-button><t-button icon="app" variant="outline">Icon</t-button>`,
    texts: ["Press", "Busy", "Icon"],
  },
  calendar: { wxml: `<t-calendar title="Pick a day" usePopup="{{false}}" />`, texts: ["Pick a day", "15"] },
  cascader: {
    wxml: `<t-cascader visible="{{visible}}" title="Region" options="{{options}}" value="3301" />`,
    data: { options: TREE, visible: false },
    ready: "this.setData({ visible: true })",
    texts: ["Region", "Hangzhou"],
    flat: true,
  },
  cell: {
    wxml: `<t-cell title="Address" note="West Lake" description="Home" leftIcon="location" arrow hover required />`,
    texts: ["Address", "West Lake", "Home"],
  },
  "cell-group": {
    wxml: `<t-cell-group title="Group" theme="card"><t-cell title="First" /><t-cell title="Second" /></t-cell-group>`,
    texts: ["Group", "First", "Second"],
  },
  "chat-actionbar": { wxml: `<t-chat-actionbar content="Hello" actionBar="{{['good', 'bad', 'copy']}}" />` },
  "chat-content": {
    wxml: `<t-chat-content role="user" content="{{content}}" />`,
    data: { content: { type: "text", data: "Where is the lake?" } },
    texts: ["Where is the lake?"],
  },
  "chat-list": {
    wxml: `<t-chat-list data="{{chat}}" reverse="{{false}}" style="display: block; height: 300px"><view slot="footer">below</view></t-chat-list>`,
    data: { chat: [{ role: "user", content: [{ type: "text", data: "Hello there" }] }] },
    texts: ["Hello there"],
  },
  "chat-loading": { wxml: `<t-chat-loading animation="dots" text="Thinking" />`, texts: ["Thinking"] },
  "chat-markdown": {
    wxml: `<t-chat-markdown content="{{words}}" />`,
    data: { words: "# Heading\n\nSome **bold** words and a list\n\n- first\n- second" },
    texts: ["Heading", "bold", "first", "second"],
  },
  "chat-message": {
    wxml: `<t-chat-message role="assistant" name="Guide" datetime="10:20" content="{{content}}" />`,
    data: { content: REPLY },
    texts: ["Guide", "10:20", "bold"],
  },
  "chat-record": { wxml: `<t-chat-record />` },
  "chat-sender": { wxml: `<t-chat-sender placeholder="Ask something" value="" />` },
  "chat-thinking": {
    wxml: `<t-chat-thinking status="complete" content="{{content}}" />`,
    data: { content: { title: "Thought about it", text: "First the lake" } },
    texts: ["Thought about it", "First the lake"],
  },
  "check-tag": { wxml: `<t-check-tag defaultChecked content="{{['On', 'Off']}}" closable />`, texts: ["On"] },
  checkbox: {
    wxml: `<t-checkbox label="Agree" content="to everything" defaultChecked icon="rectangle" />`,
    texts: ["Agree", "to everything"],
  },
  "checkbox-group": {
    wxml: `<t-checkbox-group defaultValue="{{['a']}}" options="{{options}}" />`,
    data: {
      options: [
        { label: "Apple", value: "a" },
        { label: "Berry", value: "b" },
      ],
    },
    texts: ["Apple", "Berry"],
  },
  col: {
    wxml: `<t-row><t-col span="8">left part</t-col><t-col span="8" offset="8">right part</t-col></t-row>`,
    texts: ["left part", "right part"],
  },
  collapse: {
    wxml: `<t-collapse defaultValue="{{[0]}}"><t-collapse-panel value="{{0}}" header="Shipping" expandIcon>In two days</t-collapse-panel></t-collapse>`,
    texts: ["Shipping", "In two days"],
  },
  "collapse-panel": {
    wxml: `<t-collapse defaultExpandAll><t-collapse-panel value="{{1}}" header="Returns" headerRightContent="free">Within a month</t-collapse-panel></t-collapse>`,
    texts: ["Returns", "free", "Within a month"],
  },
  "color-picker": { wxml: `<t-color-picker type="multiple" defaultValue="#0052d9" format="HEX" />`, texts: ["HEX"] },
  "config-provider": {
    wxml: `<t-config-provider globalConfig="{{config}}"><t-empty description="Nothing" /></t-config-provider>`,
    data: { config: {} },
    texts: ["Nothing"],
  },
  "count-down": { wxml: `<t-count-down time="{{7200000}}" format="HH:mm" autoStart />`, texts: ["01", "59"] },
  "date-time-picker": {
    wxml: `<t-date-time-picker title="When" visible mode="date" value="2026-05-20" format="YYYY-MM-DD" />`,
    texts: ["When", "2026"],
    flat: true,
  },
  dialog: {
    wxml: `<t-dialog visible="{{true}}" title="Sure?" content="It is final" confirmBtn="Stay" cancelBtn="Leave" />`,
    texts: ["Sure?", "It is final", "Stay", "Leave"],
    flat: true,
  },
  divider: { wxml: `<t-divider content="or" align="left" />`, texts: ["or"] },
  drawer: {
    wxml: `<t-drawer visible="{{true}}" placement="left" items="{{items}}" title="Menu" />`,
    data: { items: [{ title: "Orders" }, { title: "Help", icon: "app" }] },
    texts: ["Menu", "Orders", "Help"],
    flat: true,
  },
  "dropdown-item": {
    wxml: `<t-dropdown-menu><t-dropdown-item label="Sort" options="{{options}}" /></t-dropdown-menu>`,
    data: { options: CITIES },
    texts: ["Sort"],
    flat: true,
  },
  "dropdown-menu": {
    wxml: `<t-dropdown-menu><t-dropdown-item options="{{options}}" defaultValue="nb" /><t-dropdown-item label="Off" disabled /></t-dropdown-menu>`,
    data: { options: CITIES },
    texts: ["Ningbo", "Off"],
  },
  empty: {
    wxml: `<t-empty icon="info-circle-filled" description="Nothing yet"><view slot="action">Go on</view></t-empty>`,
    texts: ["Nothing yet", "Go on"],
  },
  fab: { wxml: `<t-fab icon="add" text="New" bind:click="onTap" />`, texts: ["New"], flat: true },
  footer: {
    wxml: `<t-footer text="All rights" links="{{links}}" />`,
    data: { links: [{ name: "Terms", url: "" }] },
    texts: ["All rights", "Terms"],
  },
  form: {
    wxml: `<t-form data="{{model}}" rules="{{rules}}"><t-form-item label="Name" name="name" help="As on your pass"><t-input value="{{model.name}}" placeholder="Who" /></t-form-item></t-form>`,
    data: { model: { name: "" }, rules: { name: [{ required: true, message: "A name is needed" }] } },
    texts: ["Name", "As on your pass"],
  },
  "form-item": {
    wxml: `<t-form data="{{model}}"><t-form-item label="Age" name="age" arrow><view>thirty</view></t-form-item></t-form>`,
    data: { model: { age: 30 } },
    texts: ["Age", "thirty"],
  },
  grid: {
    wxml: `<t-grid column="{{3}}"><t-grid-item wx:for="{{3}}" wx:key="*this" text="Part {{item}}" icon="app" /></t-grid>`,
    texts: ["Part 0", "Part 2"],
  },
  "grid-item": {
    wxml: `<t-grid theme="card"><t-grid-item text="Tea" description="green" image="${PICTURE}" badgeProps="{{badge}}" /></t-grid>`,
    data: { badge: { count: 7 } },
    texts: ["Tea", "green", "7"],
  },
  guide: {
    wxml: `<view class="target" style="margin: 200px 40px">Target</view><t-guide current="{{0}}" steps="{{steps}}" />`,
    data: {},
    ready: `this.setData({ steps: [{ title: "Welcome", body: "Start here", mode: "dialog" }] });`,
    texts: ["Welcome", "Start here"],
    flat: true,
  },
  icon: { wxml: `<t-icon name="star" size="48px" color="red" />` },
  image: { wxml: `<t-image src="${PICTURE}" mode="aspectFill" width="72" height="72" shape="round" />` },
  "image-viewer": {
    wxml: `<t-image-viewer visible="{{true}}" images="{{images}}" showIndex initialIndex="{{1}}" deleteBtn closeBtn />`,
    data: { images: [PICTURE, PICTURE] },
    texts: ["2/2"],
    flat: true,
  },
  indexes: {
    wxml: `<t-indexes indexList="{{list}}"><t-indexes-anchor index="A" /><t-cell title="Ada" /><t-indexes-anchor index="B" /><t-cell title="Bo" /></t-indexes>`,
    data: { list: ["A", "B"] },
    texts: ["Ada", "Bo"],
  },
  "indexes-anchor": {
    wxml: `<t-indexes><t-indexes-anchor index="C" /><t-cell title="Cy" /></t-indexes>`,
    texts: ["C", "Cy"],
  },
  input: {
    wxml: `<t-input label="Name" placeholder="Who" value="Mei" tips="As on your pass" status="warning" suffix="years" clearable />`,
    texts: ["Name", "As on your pass", "years"],
  },
  link: { wxml: `<t-link content="More" theme="primary" underline suffixIcon="jump" />`, texts: ["More"] },
  loading: { wxml: `<t-loading theme="circular" size="40rpx" text="Loading" layout="vertical" />`, texts: ["Loading"] },
  message: {
    wxml: `<t-message id="t-message" />`,
    ready: `require("tdesign-miniprogram/message/index").default.info({ context: this, offset: [20, 32], duration: -1, content: "News for you" });`,
    texts: ["News for you"],
    flat: true,
  },
  "message-item": {
    wxml: `<t-message-item visible="{{true}}" theme="success" content="It worked" duration="{{-1}}" />`,
    texts: ["It worked"],
    flat: true,
  },
  navbar: {
    wxml: `<t-navbar title="Orders" leftArrow fixed="{{false}}"><view slot="left">Menu</view></t-navbar>`,
    texts: ["Orders"],
  },
  "notice-bar": {
    wxml: `<t-notice-bar visible="{{true}}" content="Closed on Monday" operation="Details" theme="warning" />`,
    texts: ["Closed on Monday", "Details"],
  },
  overlay: {
    wxml: `<t-overlay visible="{{true}}" duration="{{0}}"><view>above all</view></t-overlay>`,
    texts: ["above all"],
    flat: true,
  },
  paragraph: { wxml: `<t-paragraph content="A paragraph of words" />`, texts: ["A paragraph of words"] },
  picker: {
    wxml: `<t-picker visible="{{true}}" title="City" value="{{['nb']}}" cancelBtn="Leave" confirmBtn="Take"><t-picker-item options="{{options}}" /></t-picker>`,
    data: { options: CITIES },
    texts: ["City", "Leave", "Take", "Ningbo"],
    flat: true,
  },
  "picker-item": {
    wxml: `<t-picker visible="{{true}}" usePopup="{{false}}" value="{{['hz']}}"><t-picker-item options="{{options}}" /></t-picker>`,
    data: { options: CITIES },
    texts: ["Hangzhou"],
  },
  popover: {
    wxml: `<view style="padding: 120px"><t-popover visible="{{true}}" placement="bottom" content="A short hint"><t-button>Why</t-button></t-popover></view>`,
    texts: ["Why", "A short hint"],
  },
  popup: {
    wxml: `<t-popup visible="{{true}}" placement="bottom"><view style="height: 200px">From below</view></t-popup>`,
    texts: ["From below"],
    flat: true,
  },
  progress: { wxml: `<t-progress percentage="{{50}}" label="half" theme="plump" />`, texts: ["half"] },
  "pull-down-refresh": {
    wxml: `<t-pull-down-refresh style="display: block; height: 300px" loadingTexts="{{['Pull', 'Let go', 'Loading', 'Done']}}"><view>Content below</view></t-pull-down-refresh>`,
    texts: ["Content below"],
  },
  qrcode: { wxml: `<t-qrcode value="https://example.com/tea" size="{{160}}" />` },
  radio: { wxml: `<t-radio label="One" content="of many" defaultChecked />`, texts: ["One", "of many"] },
  "radio-group": {
    wxml: `<t-radio-group defaultValue="nb" options="{{options}}" />`,
    data: { options: CITIES },
    texts: ["Hangzhou", "Ningbo"],
  },
  rate: {
    wxml: `<t-rate value="{{3}}" allowHalf showText texts="{{['bad', 'poor', 'fine', 'good', 'great']}}" />`,
    texts: ["fine"],
  },
  result: {
    wxml: `<t-result theme="success" title="Done" description="It went well" />`,
    texts: ["Done", "It went well"],
  },
  row: {
    wxml: `<t-row gutter="16"><t-col span="12">half</t-col><t-col span="12">other</t-col></t-row>`,
    texts: ["half", "other"],
  },
  "scroll-view": {
    wxml: `<t-scroll-view style="display: block; height: 200px"><view>Inside</view></t-scroll-view>`,
    texts: ["Inside"],
  },
  search: { wxml: `<t-search value="tea" placeholder="Find" action="Leave" leftIcon="search" />`, texts: ["Leave"] },
  segmented: {
    wxml: `<t-segmented options="{{options}}" defaultValue="nb" block />`,
    data: { options: CITIES },
    texts: ["Hangzhou", "Ningbo"],
  },
  "side-bar": {
    wxml: `<t-side-bar defaultValue="{{0}}" style="display: block; height: 300px"><t-side-bar-item value="{{0}}" label="Tea" /><t-side-bar-item value="{{1}}" label="Rice" badgeProps="{{badge}}" /></t-side-bar>`,
    data: { badge: { count: 5 } },
    texts: ["Tea", "Rice", "5"],
  },
  "side-bar-item": {
    wxml: `<t-side-bar style="display: block; height: 300px"><t-side-bar-item value="{{0}}" label="Tea" icon="app" /></t-side-bar>`,
    texts: ["Tea"],
  },
  skeleton: { wxml: `<t-skeleton theme="paragraph" animation="gradient" loading><view>Later</view></t-skeleton>` },
  slider: { wxml: `<t-slider defaultValue="{{35}}" label="{{true}}" showExtremeValue />`, texts: ["0", "100"] },
  "step-item": {
    wxml: `<t-steps current="{{0}}"><t-step-item title="Ordered" content="today" /><t-step-item title="Sent" /></t-steps>`,
    texts: ["Ordered", "today", "Sent"],
  },
  stepper: { wxml: `<t-stepper defaultValue="{{3}}" theme="filled" min="{{0}}" max="{{9}}" />` },
  steps: {
    wxml: `<t-steps layout="vertical" current="{{1}}" theme="dot"><t-step-item title="Ordered" /><t-step-item title="Packed" /></t-steps>`,
    texts: ["Ordered", "Packed"],
  },
  sticky: { wxml: `<t-sticky><t-button>Stays</t-button></t-sticky>`, texts: ["Stays"] },
  "swipe-cell": {
    wxml: `<t-swipe-cell right="{{right}}"><t-cell title="Swipe me" /></t-swipe-cell>`,
    data: { right: [{ text: "Delete", className: "btn" }] },
    texts: ["Swipe me"],
  },
  swiper: {
    wxml: `<t-swiper list="{{list}}" navigation="{{navigation}}" height="150" autoplay="{{false}}" />`,
    data: { list: [PICTURE, PICTURE], navigation: { type: "fraction" } },
    texts: ["1/2"],
  },
  "swiper-nav": {
    wxml: `<view style="position: relative; height: 60px"><t-swiper-nav type="fraction" current="{{1}}" total="{{4}}" /></view>`,
    texts: ["2/4"],
    flat: true,
  },
  switch: { wxml: `<t-switch defaultValue="{{true}}" label="{{['on', 'off']}}" />`, texts: ["on"] },
  "tab-bar": {
    wxml: `<t-tab-bar defaultValue="a" split="{{false}}"><t-tab-bar-item value="a" icon="home">Home</t-tab-bar-item><t-tab-bar-item value="b" badgeProps="{{badge}}">Find</t-tab-bar-item></t-tab-bar>`,
    data: { badge: { count: 3 } },
    texts: ["Home", "Find", "3"],
    flat: true,
  },
  "tab-bar-item": {
    wxml: `<t-tab-bar value="a" fixed="{{false}}"><t-tab-bar-item value="a" icon="app">Apps</t-tab-bar-item></t-tab-bar>`,
    texts: ["Apps"],
  },
  "tab-panel": {
    wxml: `<t-tabs defaultValue="{{0}}"><t-tab-panel label="Only" value="{{0}}">Its content</t-tab-panel></t-tabs>`,
    texts: ["Only", "Its content"],
  },
  table: {
    wxml: `<t-table rowKey="id" columns="{{columns}}" data="{{rows}}" bordered stripe />`,
    data: {
      columns: [
        { colKey: "name", title: "Name" },
        { colKey: "price", title: "Price" },
      ],
      rows: [{ id: 1, name: "Dragon Well", price: "12.50" }],
    },
    texts: ["Name", "Price", "Dragon Well", "12.50"],
  },
  tabs: {
    wxml: `<t-tabs defaultValue="{{1}}" theme="tag"><t-tab-panel label="First" value="{{0}}">One</t-tab-panel><t-tab-panel label="Second" value="{{1}}">Two</t-tab-panel></t-tabs>`,
    texts: ["First", "Second", "Two"],
  },
  tag: { wxml: `<t-tag theme="danger" variant="light" icon="discount" closable>Hot</t-tag>`, texts: ["Hot"] },
  text: { wxml: `<t-text content="Plain words" strong mark />`, texts: ["Plain words"] },
  textarea: {
    wxml: `<t-textarea label="Note" placeholder="Say it" maxlength="200" indicator autosize />`,
    texts: ["Note", "0 / 200"],
  },
  title: { wxml: `<t-title level="h2" content="A heading" />`, texts: ["A heading"] },
  toast: {
    wxml: `<t-toast id="t-toast" />`,
    ready: `require("tdesign-miniprogram/toast/index").default({ context: this, selector: "#t-toast", message: "Copied", duration: -1 });`,
    texts: ["Copied"],
    flat: true,
  },
  transition: {
    wxml: `<t-transition visible="{{true}}" name="fade"><view>Moved in</view></t-transition>`,
    texts: ["Moved in"],
  },
  "tree-select": {
    wxml: `<t-tree-select options="{{options}}" defaultValue="{{value}}" />`,
    data: { options: TREE, value: ["33", "3302"] },
    texts: ["Zhejiang", "Hangzhou", "Ningbo"],
  },
  upload: {
    wxml: `<t-upload files="{{files}}" max="{{3}}" mediaType="{{['image']}}" gridConfig="{{grid}}" />`,
    data: { files: [{ url: PICTURE, name: "tea.svg", type: "image" }], grid: { column: 4, width: 160, height: 160 } },
  },
  watermark: {
    wxml: `<t-watermark content="Draft"><view style="height: 200px">Below the mark</view></t-watermark>`,
    texts: ["Below the mark"],
  },
};
