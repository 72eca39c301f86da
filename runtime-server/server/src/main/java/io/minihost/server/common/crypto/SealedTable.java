package io.minihost.server.common.crypto;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A table with a secret in each row and the id of its key in the column {@code key_id}.
 *
 * @param column what is sealed; null where nothing is
 * @param name SQL for the name that a row's secret is sealed under
 */
public record SealedTable(
        JdbcClient jdbc, TransactionTemplate transaction, SecretBox box, String table, String column, String name)
        implements SealedRows {

    @Override
    public int reseal(int max) {
        Integer done = transaction.execute(status -> {
            var anew = anew(max);
            for (var row : anew) {
                jdbc.sql("update %s set %s = ?, key_id = ? where ctid = ?::tid".formatted(table, column))
                        .params(row)
                        .update();
            }
            return anew.size();
        });
        return done == null ? 0 : done;
    }

    /** What some rows are to hold: the secret, its key, and which row. What somebody is changing gets the key of now anyway. */
    private List<List<?>> anew(int max) {
        return jdbc.sql("select ctid::text as place, %1$s as secret, %2$s as name from %3$s where %4$s"
                        .concat(" limit ? for update skip locked")
                        .formatted(column, name, table, byAnother()))
                .params(box.keyId(), max)
                .<List<?>>query((row, number) -> {
                    var name = row.getString("name");
                    var secret = box.open(row.getBytes("secret"), name);
                    return List.of(box.seal(secret, name), box.keyId(), row.getString("place"));
                })
                .list();
    }

    @Override
    public int left() {
        return jdbc.sql("select count(*) from %s where %s".formatted(table, byAnother()))
                .param(box.keyId())
                .query(Integer.class)
                .single();
    }

    private String byAnother() {
        return "%s is not null and key_id is distinct from ?".formatted(column);
    }
}
