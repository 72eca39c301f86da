package io.minihost.bundle.text;

/** A text that lets itself be looked at so often and no more: expressions that strangers write may never end. */
public final class PatientText implements CharSequence {

    private final String text;
    private int left;

    /** The text was looked at too often. */
    public static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("looked at too often", null, false, false);
        }
    }

    public PatientText(String text, int looks) {
        this.text = text;
        this.left = looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (left-- <= 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
