package io.minihost.server.ledger;

/** A batch with this key was posted before, and it was another one. The transaction does not go on. */
public final class KeyUsed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyUsed(String key) {
        super("The key %s was used for another batch".formatted(key));
    }
}
