package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A released program as people find it in lists.
 *
 * @param description empty when there is none
 * @param translations names and descriptions in other languages, by language tag
 */
public record Listing(AppId appId, String name, String description, Map<String, Translation> translations) {

    /** The same in a language: that of the country if there is one, else that of the language, else as registered. */
    public Listing in(Locale locale) {
        var translation = translations.getOrDefault(locale.toLanguageTag(), translations.get(locale.getLanguage()));
        return translation == null
                ? this
                : new Listing(
                        appId,
                        Objects.requireNonNullElse(translation.name(), name),
                        Objects.requireNonNullElse(translation.description(), description),
                        translations);
    }

    /** What it is called, in all languages. */
    public Stream<String> names() {
        return Stream.concat(
                Stream.of(name),
                translations.values().stream().map(Translation::name).filter(Objects::nonNull));
    }
}
