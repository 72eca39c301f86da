/** A film with its poster above the words. */
Component({
  properties: {
    film: { type: Object, value: {} },
    t: { type: Object, value: {} },
  },
});
