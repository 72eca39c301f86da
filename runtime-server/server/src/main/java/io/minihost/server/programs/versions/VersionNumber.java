package io.minihost.server.programs.versions;

import io.minihost.server.common.web.Problem;
import java.util.regex.Pattern;

/** What developers call a version: {@code 1.0.3}, {@code 2026-11-20}, {@code beta_2}. */
public record VersionNumber(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");

    public VersionNumber {
        if (!FORM.matcher(text).matches()) {
            throw Problem.badRequest(
                    "A version is up to 64 letters, digits, dots, dashes and underscores, such as 1.0.3.");
        }
    }
}
