package io.minihost.server.shortcuts.drawing;

/** A plain QR code with the margin that its standard asks for. */
public record SquareCode(String text) {

    private static final int MARGIN = 4;

    /**
     * A square picture.
     *
     * @param width in pixels
     * @throws IllegalArgumentException when the text is too long for a code
     */
    public byte[] png(int width) {
        var modules = Modules.of(text);
        var size = Math.max(1, width / (modules.count() + 2 * MARGIN));
        var start = (width - size * modules.count()) / 2;
        var drawing = new Drawing(width);
        for (var y = 0; y < size * modules.count(); y++) {
            for (var x = 0; x < size * modules.count(); x++) {
                if (modules.isDark(x / size, y / size)) {
                    drawing.cover(start + x, start + y, 1);
                }
            }
        }
        return drawing.png(Ink.BLACK, false);
    }
}
