package io.minihost.server.releasehealth;

/** Some of many, such as failed launches. */
record Share(long part, long whole) {

    private static final double Z = 1.96;

    /** Zero when there are none. */
    double value() {
        return whole == 0 ? 0 : (double) part / whole;
    }

    double low() {
        return bound(-1);
    }

    double high() {
        return bound(1);
    }

    /** Wilson's score interval: true also of few and of none, unlike that of the normal distribution. */
    private double bound(int side) {
        if (whole == 0) {
            return side < 0 ? 0 : 1;
        }
        var square = Z * Z / whole;
        var middle = value() + square / 2;
        var spread = Z * Math.sqrt(value() * (1 - value()) / whole + square / (4 * whole));
        return Math.clamp((middle + side * spread) / (1 + square), 0, 1);
    }

    /** Lowest that the difference to another share is likely to be: Newcombe's interval, made of both Wilson's. */
    double lowestAbove(Share other) {
        return value() - other.value() - Math.hypot(value() - low(), other.high() - other.value());
    }

    double highestAbove(Share other) {
        return value() - other.value() + Math.hypot(high() - value(), other.value() - other.low());
    }
}
