package io.minihost.server.shortcuts.plainlinks;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Timestamps;
import io.minihost.server.shortcuts.plainlinks.PlainLinkRefused.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of all programs. */
@Service
public class PlainLinks {

    private static final int RULES_MAX = 100;
    /** Rules of one site that are looked at. */
    private static final int SITE_MAX = 1000;

    private static final String SELECT =
            "select app_id, prefix, occupies, path, env, debug_urls, published_at from plain_link";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LinkFile file;
    private final Clock clock;

    PlainLinks(JdbcClient jdbc, TransactionTemplate transaction, LinkFile file, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.file = file;
        this.clock = clock;
    }

    public List<PlainLink> of(AppId program) {
        return jdbc.sql(SELECT + " where app_id = ? order by created_at, prefix")
                .param(program.value())
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Adds a rule that is not published yet, or changes one. Asks the site for the file first.
     *
     * @throws PlainLinkRefused when it is not taken in
     */
    public void put(PlainLink rule, boolean isChange) {
        if (isChange && find(rule.program(), rule.prefix()).isEmpty()) {
            throw new PlainLinkRefused(Reason.UNKNOWN);
        }
        if (!file.isAt(rule.prefix(), rule.program())) {
            throw new PlainLinkRefused(Reason.NO_FILE);
        }
        transaction.executeWithoutResult(status -> store(rule, isChange));
    }

    private void store(PlainLink rule, boolean isChange) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plain links ' || ?, 0))")
                .param(rule.prefix().origin())
                .query(row -> {});
        var others = site(rule.prefix().origin()).stream()
                .filter(other -> !other.program().equals(rule.program()))
                .toList();
        if (others.stream().anyMatch(other -> isInTheWay(other, rule))) {
            throw new PlainLinkRefused(Reason.TAKEN);
        }
        if (isChange) {
            update(rule);
        } else {
            insert(rule);
        }
    }

    private static boolean isInTheWay(PlainLink other, PlainLink rule) {
        var isSame = other.prefix().covers(rule.prefix()) && rule.prefix().covers(other.prefix());
        return isSame
                || (other.occupies() && other.prefix().covers(rule.prefix()))
                || (rule.occupies() && rule.prefix().covers(other.prefix()));
    }

    private void update(PlainLink rule) {
        jdbc.sql("update plain_link set occupies = :occupies, path = :path, env = :env, debug_urls = :urls"
                        + " where app_id = :program and prefix = :prefix")
                .param("occupies", rule.occupies())
                .param("path", rule.path())
                .param("env", rule.env().name())
                .param("urls", rule.debugUrls().toArray(String[]::new))
                .param("program", rule.program().value())
                .param("prefix", rule.prefix().text())
                .update();
    }

    private void insert(PlainLink rule) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plain links of ' || ?, 0))")
                .param(rule.program().value())
                .query(row -> {});
        if (of(rule.program()).size() >= RULES_MAX) {
            throw new PlainLinkRefused(Reason.FULL);
        }
        var made = jdbc.sql("insert into plain_link"
                        + " (app_id, prefix, origin, occupies, path, env, debug_urls, created_at) values"
                        + " (:program, :prefix, :origin, :occupies, :path, :env, :urls, :now) on conflict do nothing")
                .param("program", rule.program().value())
                .param("prefix", rule.prefix().text())
                .param("origin", rule.prefix().origin())
                .param("occupies", rule.occupies())
                .param("path", rule.path())
                .param("env", rule.env().name())
                .param("urls", rule.debugUrls().toArray(String[]::new))
                .param("now", Timestamps.of(clock.instant()))
                .update();
        if (made == 0) {
            throw new PlainLinkRefused(Reason.ALREADY_THERE);
        }
    }

    /** Lets everybody's scanner follow a rule. */
    public void publish(AppId program, LinkPrefix prefix) {
        var published = jdbc.sql("update plain_link set published_at = ? where app_id = ? and prefix = ?")
                .params(Timestamps.of(clock.instant()), program.value(), prefix.text())
                .update();
        if (published == 0) {
            throw new PlainLinkRefused(Reason.UNKNOWN);
        }
    }

    public void delete(AppId program, LinkPrefix prefix) {
        var deleted = jdbc.sql("delete from plain_link where app_id = ? and prefix = ?")
                .params(program.value(), prefix.text())
                .update();
        if (deleted == 0) {
            throw new PlainLinkRefused(Reason.UNKNOWN);
        }
    }

    public Optional<PlainLink> find(AppId program, LinkPrefix prefix) {
        return jdbc.sql(SELECT + " where app_id = ? and prefix = ?")
                .params(program.value(), prefix.text())
                .query((row, number) -> read(row))
                .optional();
    }

    /** The published rule that an address belongs to: of several the one that says most. */
    public Optional<PlainLink> match(String address) {
        var withoutPlace = address.replaceFirst("#.*", "");
        return LinkPrefix.address(withoutPlace)
                .flatMap(asked -> site(asked.origin()).stream()
                        .filter(rule -> rule.isPublished() && rule.prefix().covers(asked))
                        .max(Comparator.comparingInt(
                                (PlainLink rule) -> rule.prefix().text().length())));
    }

    private List<PlainLink> site(String origin) {
        return jdbc.sql(SELECT + " where origin = ? order by created_at limit ?")
                .params(origin, SITE_MAX)
                .query((row, number) -> read(row))
                .list();
    }

    private static PlainLink read(ResultSet row) throws SQLException {
        var text = row.getString("prefix");
        return new PlainLink(
                new AppId(row.getString("app_id")),
                LinkPrefix.parse(text).orElseThrow(() -> new IllegalStateException("A stored prefix is none")),
                row.getBoolean("occupies"),
                row.getString("path"),
                EnvVersion.valueOf(row.getString("env")),
                List.of((String[]) row.getArray("debug_urls").getArray()),
                Timestamps.readIfThere(row, "published_at"));
    }
}
