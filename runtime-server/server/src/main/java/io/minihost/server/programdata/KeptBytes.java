package io.minihost.server.programdata;

import io.minihost.server.common.AppId;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how much each program keeps. */
public final class KeptBytes {

    private KeptBytes() {}

    /** By program; the query gives {@code app_id} and {@code bytes}. */
    public static Map<AppId, Long> of(JdbcClient.StatementSpec query) {
        Map<AppId, Long> bytes = new LinkedHashMap<>();
        query.query((ResultSet row) -> {
            bytes.put(new AppId(row.getString("app_id")), row.getLong("bytes"));
        });
        return bytes;
    }
}
