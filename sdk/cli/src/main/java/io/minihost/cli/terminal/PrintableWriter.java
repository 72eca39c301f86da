package io.minihost.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes what a terminal shows and nothing that it obeys. What programs log, and what a host or a bundle says, may hold
 * sequences that move the cursor, change the window's title or turn the reading direction: they come out as <code>&#92;uXXXX</code>, which
 * is right within JSON too.
 */
final class PrintableWriter extends FilterWriter {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    PrintableWriter(Writer out) {
        super(out);
    }

    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (shows(c)) {
                printable.appendCodePoint(c);
            } else {
                for (char part : Character.toChars(c)) {
                    printable.append("\\u%04x".formatted((int) part));
                }
            }
        });
        return printable.toString();
    }

    /** Emoji and several scripts need the joiners. */
    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
    }

    @Override
    public void write(int c) throws IOException {
        out.write(printable(Character.toString(c)));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        out.write(printable(new String(text, offset, length)));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.write(printable(text.substring(offset, offset + length)));
    }
}
