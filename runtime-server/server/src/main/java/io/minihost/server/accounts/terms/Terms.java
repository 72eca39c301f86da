package io.minihost.server.accounts.terms;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The operator's terms and privacy texts, and who has agreed to which version of them. */
@Component
public class Terms {

    private final JdbcClient jdbc;
    private final TermsSettings settings;
    private final Clock clock;

    Terms(JdbcClient jdbc, TermsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The age from which somebody decides alone; 0 when nothing is asked about it. */
    public int ageLine() {
        return settings.ageLine();
    }

    public TermsVersion current() {
        return jdbc.sql("select max(version) from terms_version")
                .query(Integer.class)
                .optional()
                .flatMap(this::find)
                .orElse(TermsVersion.NONE);
    }

    public Optional<TermsVersion> find(int version) {
        return jdbc.sql("select created_at from terms_version where version = ?")
                .param(version)
                .query((row, number) -> Timestamps.read(row, "created_at"))
                .optional()
                .map(at -> new TermsVersion(version, at, texts(version)));
    }

    private Map<String, TermsText> texts(int version) {
        var texts = new HashMap<String, TermsText>();
        jdbc.sql("select language, terms, privacy from terms_text where version = ?")
                .param(version)
                .query(row -> {
                    texts.put(
                            Objects.requireNonNull(row.getString("language")),
                            new TermsText(
                                    Objects.requireNonNull(row.getString("terms")),
                                    Objects.requireNonNull(row.getString("privacy"))));
                });
        return texts;
    }

    /** As {@link #current}, alone with it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TermsVersion lock() {
        jdbc.sql("lock table terms_version in share row exclusive mode").update();
        return current();
    }

    /**
     * Puts other texts in the place of the current ones.
     *
     * @param texts by language; none when nothing is to be asked for
     * @param asksAgain whether those who have agreed to the version before are asked again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TermsVersion publish(Map<String, TermsText> texts, boolean asksAgain) {
        int version = lock().version() + 1;
        jdbc.sql(
                        "insert into terms_version (version, asks_since, created_at) select :version, case when :again"
                                + " then :version else coalesce((select asks_since from terms_version where version = :version - 1), 1) end, :now")
                .param("version", version)
                .param("again", asksAgain)
                .param("now", Timestamps.of(clock.instant()))
                .update();
        texts.forEach((language, text) -> jdbc.sql(
                        "insert into terms_text (version, language, terms, privacy) values (?, ?, ?, ?)")
                .params(version, language, text.terms(), text.privacy())
                .update());
        return find(version).orElseThrow();
    }

    /** The version that somebody has to agree to before they go on; empty when they need not. */
    public Optional<Integer> owes(PersonId person) {
        return jdbc.sql("""
                select version from terms_version where version = (select max(version) from terms_version)
                  and exists (select 1 from terms_text where terms_text.version = terms_version.version)
                  and not exists (select 1 from terms_agreement
                      where person_id = ? and terms_agreement.version >= asks_since)
                """).param(person.value()).query(Integer.class).optional();
    }

    /**
     * Whoever makes an account agrees first, where there is anything to agree to.
     *
     * @param agreed the version that they have seen, 0 where only the age is asked about; null when they have not agreed
     * @throws Problem 409 {@code terms_needed} or {@code terms_changed}, with the current version
     */
    public void require(@Nullable Integer agreed) {
        var current = current();
        int version = current.asks() ? current.version() : 0;
        if (agreed == null && (current.asks() || ageLine() > 0)) {
            throw Problem.conflict("An account needs your agreement to the terms of this host.")
                    .code("terms_needed")
                    .with("version", version);
        }
        if (agreed != null && agreed != version) {
            throw changed(version);
        }
    }

    /** Notes that somebody agrees to the current version, which they have seen; nothing where there is none. */
    @Transactional
    public void agree(PersonId person, int version) {
        var current = current();
        if (!current.asks()) {
            return;
        }
        if (version != current.version()) {
            throw changed(current.version());
        }
        jdbc.sql("insert into terms_agreement (person_id, version, at) values (?, ?, ?) on conflict do nothing")
                .params(person.value(), version, Timestamps.of(clock.instant()))
                .update();
    }

    /** The same of somebody who has just made an account; if the texts have changed since, they are asked anew. */
    @Transactional
    public void agreed(PersonId person, @Nullable Integer version) {
        if (version != null && version == current().version()) {
            agree(person, version);
        }
    }

    private static Problem changed(int version) {
        return Problem.conflict("The terms have changed meanwhile; look at them again.")
                .code("terms_changed")
                .with("version", version);
    }
}
