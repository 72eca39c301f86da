package io.minihost.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.minihost.server.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Databases of hosts that run somewhere. Each file in {@code landed} is what one held on its day, table by table, with the
 * migrations it had; every later build brings it up to date and loses nothing of it. Landed migrations are never edited.
 */
class LandedDatabaseTests extends ServerTest {

    private static final String HISTORY = "flyway_schema_history";
    private static final String MIGRATIONS = "db/migration/";

    @TempDir
    Path folder = Path.of("");

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isBroughtUpToDate() throws IOException, SQLException {
        var server = dataSource.unwrap(HikariDataSource.class);
        for (var dump : new PathMatchingResourcePatternResolver().getResources("classpath:landed/*.json")) {
            var landed = JsonMapper.shared().readTree(dump.getContentAsString(StandardCharsets.UTF_8));
            var name = "landed_" + UUID.randomUUID().toString().replace('-', '_');
            jdbc.sql("create database " + name).update();
            var database = new DriverManagerDataSource(
                    server.getJdbcUrl().replaceFirst("/minihost$", "/" + name),
                    server.getUsername(),
                    server.getPassword());
            var client = JdbcClient.create(database);
            asItWas(landed, folder.resolve(name), database, client);
            var before = contents(landed, client);
            flyway(database).locations("classpath:db/migration").load().migrate();
            assertThat(flyway(database)
                            .locations("classpath:db/migration")
                            .load()
                            .info()
                            .pending())
                    .isEmpty();
            assertThat(contents(landed, client)).as(dump.getFilename()).isEqualTo(before);
            jdbc.sql("drop database " + name + " with (force)").update();
        }
    }

    private static FluentConfiguration flyway(DriverManagerDataSource database) {
        return Flyway.configure().dataSource(database).outOfOrder(true);
    }

    /** Makes the tables by the migrations of that day, which must still be what they were, and fills them. */
    private static void asItWas(JsonNode landed, Path migrations, DriverManagerDataSource database, JdbcClient client)
            throws IOException {
        var checksums = new LinkedHashMap<String, Integer>();
        for (var migration : landed.get(HISTORY)) {
            var script = migration.get("script").stringValue();
            checksums.put(script, migration.get("checksum").intValue());
            var copy = migrations.resolve(script);
            Files.createDirectories(copy.getParent());
            Files.write(copy, new ClassPathResource(MIGRATIONS + script).getContentAsByteArray());
        }
        var location = "filesystem:" + migrations;
        flyway(database).locations(location).load().migrate();
        Map<String, Integer> made = new LinkedHashMap<>();
        client.sql("select script, checksum from " + HISTORY).query(row -> {
            made.put(row.getString("script"), row.getInt("checksum"));
        });
        assertThat(made).as("landed migrations are never edited").containsExactlyInAnyOrderEntriesOf(checksums);
        for (var table : tables(landed)) {
            client.sql("insert into " + table + " overriding system value"
                            + " select * from jsonb_populate_recordset(null::" + table + ", ?::jsonb)"
                            // Its rows refer to others that may come later.
                            + " where set_config('session_replication_role', 'replica', true) is not null")
                    .param(landed.get(table).toString())
                    .update();
        }
    }

    private static List<String> tables(JsonNode landed) {
        return landed.propertyNames().stream()
                .filter(name -> !name.equals(HISTORY))
                .toList();
    }

    /** The rows of all tables as they were, without columns that came later. */
    private static Map<String, List<String>> contents(JsonNode landed, JdbcClient client) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var table : tables(landed)) {
            var columns = landed.get(table).isEmpty()
                    ? List.<String>of()
                    : List.copyOf(landed.get(table).get(0).propertyNames());
            all.put(
                    table,
                    client.sql("select to_jsonb(t)::text from " + table + " t").query(String.class).list().stream()
                            .map(row -> kept(JsonMapper.shared().readTree(row), columns))
                            .sorted()
                            .toList());
            assertThat(all.get(table)).as(table).hasSize(landed.get(table).size());
        }
        return all;
    }

    private static String kept(JsonNode row, List<String> columns) {
        return columns.stream()
                .map(column -> column + "=" + row.get(column))
                .toList()
                .toString();
    }
}
