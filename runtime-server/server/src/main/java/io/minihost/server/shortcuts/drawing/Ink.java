package io.minihost.server.shortcuts.drawing;

import java.util.Optional;
import java.util.regex.Pattern;

/** A colour that codes are drawn with; each part 0 to 255. */
public record Ink(int red, int green, int blue) {

    public static final Ink BLACK = new Ink(0, 0, 0);

    private static final int MOST = 255;
    /** How much darker than white paper it has to be for cameras, as WCAG computes contrast. */
    private static final double CONTRAST_MIN = 4.5;

    private static final double DARKER = 0.92;
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

    public Ink {
        if (isNone(red) || isNone(green) || isNone(blue)) {
            throw new IllegalArgumentException("no colour");
        }
    }

    private static boolean isNone(int part) {
        return part < 0 || part > MOST;
    }

    /** Reads {@code #rgb} and {@code #rrggbb}. */
    public static Optional<Ink> parse(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = text.length() == 4 ? text.replaceAll("([0-9a-fA-F])", "$1$1") : text;
        var value = Integer.parseInt(digits.substring(1), 16);
        return Optional.of(new Ink(value >> 16, (value >> 8) & MOST, value & MOST));
    }

    /** Whether cameras tell it from white paper. */
    public boolean isLegible() {
        return 1.05 / (luminance() + 0.05) >= CONTRAST_MIN;
    }

    /** The same colour, darkened until cameras tell it from white paper. */
    public Ink legible() {
        var ink = this;
        while (!ink.isLegible()) {
            ink = new Ink((int) (ink.red * DARKER), (int) (ink.green * DARKER), (int) (ink.blue * DARKER));
        }
        return ink;
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        var share = part / (double) MOST;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
