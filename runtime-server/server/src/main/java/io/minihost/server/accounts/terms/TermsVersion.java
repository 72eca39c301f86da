package io.minihost.server.accounts.terms;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of the operator's texts.
 *
 * @param version counts from 1; 0 while there is none
 * @param createdAt null while there is none
 * @param texts by language, {@code zh} or {@code en}; empty when nothing is asked for
 */
public record TermsVersion(int version, @Nullable Instant createdAt, Map<String, TermsText> texts) {

    public static final TermsVersion NONE = new TermsVersion(0, null, Map.of());

    public TermsVersion {
        texts = Map.copyOf(texts);
    }

    public boolean asks() {
        return !texts.isEmpty();
    }

    /** In somebody's language, or else in the one that there is. */
    public Optional<TermsText> in(Locale locale) {
        var text = texts.get(locale.getLanguage().equals("zh") ? "zh" : "en");
        return text != null ? Optional.of(text) : texts.values().stream().findFirst();
    }
}
