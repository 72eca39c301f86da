package io.minihost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is packed beside the classes. */
final class Resources {

    private Resources() {}

    /** The guest's own script, as the sandbox loads it. */
    static String guest() {
        try (var stream = Resources.class.getResourceAsStream("/minihost/web/guest/guest.js")) {
            if (stream == null) {
                throw new IllegalStateException("the guest is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
