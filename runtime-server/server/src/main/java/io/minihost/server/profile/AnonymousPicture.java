package io.minihost.server.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;

/** The picture of somebody who shows none: a grey figure of 96 × 96, drawn for this host. It travels inside its own address. */
final class AnonymousPicture {

    private final String url;

    AnonymousPicture() {
        try (var picture = AnonymousPicture.class.getResourceAsStream("/minihost/anonymous.png")) {
            var bytes = Objects.requireNonNull(picture).readAllBytes();
            url = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }
}
