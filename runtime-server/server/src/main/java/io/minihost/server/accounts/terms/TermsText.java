package io.minihost.server.accounts.terms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The operator's texts in one language: plain text, in which an empty line ends a paragraph and a line that begins with {@code #} is
 * a heading.
 */
public record TermsText(
        @NotBlank @Size(max = TermsText.LENGTH_MAX) String terms,
        @NotBlank @Size(max = TermsText.LENGTH_MAX) String privacy) {

    static final int LENGTH_MAX = 100_000;
}
