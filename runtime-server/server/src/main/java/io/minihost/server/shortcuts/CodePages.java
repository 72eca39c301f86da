package io.minihost.server.shortcuts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.AppId;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers pages for codes that carry where they lead. */
@Component
class CodePages {

    private static final int KEY_BYTES = 16;
    private static final int REMEMBERED = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PoolCounts counts;
    private final Cache<Name, CodePage> byName =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    CodePages(JdbcClient jdbc, TransactionTemplate transaction, PoolCounts counts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.counts = counts;
    }

    private record Name(AppId program, String path) {}

    /** A page with the key that its codes are signed with. */
    record CodePage(long id, AppId program, String path, SecretKey key) {}

    CodePage named(AppId program, String path) {
        return byName.get(new Name(program, path), name -> find(name).orElseGet(() -> make(name)));
    }

    Optional<CodePage> numbered(long id) {
        return jdbc.sql("select id, app_id, path, key from code_page where id = ?")
                .param(id)
                .query((row, number) -> new CodePage(
                        row.getLong("id"),
                        new AppId(row.getString("app_id")),
                        row.getString("path"),
                        new SecretKeySpec(row.getBytes("key"), "HmacSHA256")))
                .optional();
    }

    private Optional<CodePage> find(Name name) {
        return jdbc.sql("select id from code_page where app_id = ? and path = ?")
                .params(name.program().value(), name.path())
                .query(Long.class)
                .optional()
                .flatMap(this::numbered);
    }

    private CodePage make(Name name) {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        transaction.executeWithoutResult(status -> {
            var made = jdbc.sql("insert into code_page (app_id, path, key) values (?, ?, ?) on conflict do nothing")
                    .params(name.program().value(), name.path(), key)
                    .update();
            if (made > 0) {
                counts.raise(name.program(), Pool.PAGES);
            }
        });
        return find(name).orElseThrow(() -> new IllegalStateException("The program is being removed"));
    }
}
