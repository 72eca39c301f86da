package io.minihost.bundle.maps;

/** A source map cannot be used. */
final class BrokenMap extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenMap(String message) {
        super(message, null, false, false);
    }
}
