package io.minihost.server.shortcuts.drawing;

/**
 * The host's own code of a program: a standard QR code of round dots, which any camera reads, in a ring that is open below for
 * three dots, with more dots between the code and the ring. All lengths are in modules of the QR code, from its upper left
 * corner.
 */
public record RoundCode(String text) {

    /** From the corners of the QR code to the middle of the ring. */
    private static final double RING_GAP = 1.7;

    private static final double RING_HALF = 0.32;
    /** From the ring to the edge of the picture. */
    private static final double MARGIN = 0.7;

    /** What stays free around the QR code, where it is nearest to the ring. */
    private static final double QUIET = 4;

    private static final double DOT = 0.5;
    private static final double SMALL_DOT = 0.3;
    private static final double OPENING_DOT = 0.5;
    private static final double OPENING_STEP = 1.7;
    private static final double OPENING_HALF = 3.2;
    private static final int FINDER = 7;
    /** The only QR code without a square to align it by. */
    private static final int SMALLEST = 21;

    /**
     * A square picture.
     *
     * @param width in pixels
     * @param isTransparent whether there is no white behind it
     * @throws IllegalArgumentException when the text is too long for a code
     */
    public byte[] png(int width, Ink ink, boolean isTransparent) {
        var plan = new Plan(Modules.of(text), text.hashCode());
        var scale = width / (2 * (plan.radius + RING_HALF + MARGIN));
        var drawing = new Drawing(width);
        for (var y = 0; y < width; y++) {
            for (var x = 0; x < width; x++) {
                var u = (x + 0.5 - width / 2.0) / scale + plan.middle;
                var v = (y + 0.5 - width / 2.0) / scale + plan.middle;
                drawing.cover(x, y, 0.5 - plan.distance(u, v) * scale);
            }
        }
        return drawing.png(ink, isTransparent);
    }

    /** Where ink is. Distances are those to the edge of the nearest ink, negative within it. */
    private static final class Plan {

        private final Modules modules;
        private final int count;
        private final double middle;
        private final double radius;
        private final int seed;

        Plan(Modules modules, int seed) {
            this.modules = modules;
            this.count = modules.count();
            this.middle = count / 2.0;
            this.radius = middle * Math.sqrt(2) + RING_GAP;
            this.seed = seed;
        }

        double distance(double u, double v) {
            var x = (int) Math.floor(u);
            var y = (int) Math.floor(v);
            if (x >= 0 && y >= 0 && x < count && y < count) {
                return inCode(u, v, x, y);
            }
            var away = length(u - middle, v - middle);
            return Math.min(ring(u, v, away), filling(u, v, x, y, away));
        }

        private double inCode(double u, double v, int x, int y) {
            var isLeft = x < FINDER;
            var isUpper = y < FINDER;
            var isFinder = (isLeft && (isUpper || y >= count - FINDER)) || (isUpper && x >= count - FINDER);
            if (isFinder) {
                return finder(
                        Math.abs(u - (isLeft ? FINDER / 2.0 : count - FINDER / 2.0)),
                        Math.abs(v - (isUpper ? FINDER / 2.0 : count - FINDER / 2.0)));
            }
            if (!modules.isDark(x, y)) {
                return 1;
            }
            return isAligning(x, y) ? -1 : dot(u, v, x, y) - DOT;
        }

        /** The small square that decoders straighten the picture by; it is easier to find in one piece. */
        private boolean isAligning(int x, int y) {
            var aligned = count - FINDER;
            return count > SMALLEST && Math.abs(x - aligned) <= 2 && Math.abs(y - aligned) <= 2;
        }

        /** A rounded frame around a rounded square. */
        private static double finder(double x, double y) {
            var frame = Math.max(roundedSquare(x, y, 3.5, 1.4), -roundedSquare(x, y, 2.5, 0.8));
            return Math.min(frame, roundedSquare(x, y, 1.5, 0.6));
        }

        private static double roundedSquare(double x, double y, double half, double corner) {
            var outX = x - half + corner;
            var outY = y - half + corner;
            return length(Math.max(outX, 0), Math.max(outY, 0)) + Math.min(Math.max(outX, outY), 0) - corner;
        }

        private static double dot(double u, double v, int x, int y) {
            return length(u - x - 0.5, v - y - 0.5);
        }

        /** As {@link Math#hypot}, whose last bit costs more than all the rest here. */
        private static double length(double x, double y) {
            return Math.sqrt(x * x + y * y);
        }

        private double ring(double u, double v, double away) {
            var along = u - middle;
            if (v > middle && Math.abs(along) < OPENING_HALF) {
                var nearest = Math.clamp(Math.round(along / OPENING_STEP), -1, 1) * OPENING_STEP;
                return length(along - nearest, v - middle - radius) - OPENING_DOT;
            }
            return Math.abs(away - radius) - RING_HALF;
        }

        /** Small dots by chance, always the same for the same code. */
        private double filling(double u, double v, int x, int y, double away) {
            var free = Math.max(Math.abs(x + 0.5 - middle), Math.abs(y + 0.5 - middle)) - middle;
            var isOut = length(x + 0.5 - middle, y + 0.5 - middle) > radius - 1.4;
            if (free < QUIET || isOut || away > radius || !isChosen(x, y)) {
                return 1;
            }
            return dot(u, v, x, y) - SMALL_DOT;
        }

        private boolean isChosen(int x, int y) {
            var mixed = ((seed * 31 + x) * 0x9E3779B1) ^ ((y + 0x7F4A7C15) * 0x85EBCA77);
            return (((mixed ^ (mixed >>> 15)) * 0x2C1B3C6D) >>> 28) < 7;
        }
    }
}
