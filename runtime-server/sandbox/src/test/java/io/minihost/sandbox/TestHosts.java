package io.minihost.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Hosts that run the test guest. */
final class TestHosts {

    private TestHosts() {}

    static LocalGuestHost local(LocalGuestHost.Disobedience disobedience) {
        return new LocalGuestHost(GuestHostContract.SETTINGS, testGuest(), disobedience);
    }

    static String testGuest() {
        try (InputStream in = Objects.requireNonNull(TestHosts.class.getResourceAsStream("test-guest.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
