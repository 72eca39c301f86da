/** A film with its poster beside the words. */
Component({
  properties: {
    film: { type: Object, value: {} },
    t: { type: Object, value: {} },
  },
});
