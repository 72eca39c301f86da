package io.minihost.server.programs.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program keeps so many versions that were never released, and all that were. */
class VersionRoomTests extends ServerTest {

    private static final int KEPT = 200;

    @Autowired
    JdbcClient jdbc;

    @Test
    void letsTheOldestGoThatWereNeverReleased() {
        var versions = program();
        server().put(versions + "released", Zips.hello("released"));
        for (var step : List.of("submit", "approve", "release")) {
            server().post(versions + "released/" + step);
        }
        server().put(versions + "waiting", Zips.hello("waiting"));
        server().post(versions + "waiting/submit");
        server().put(versions + "first", Zips.hello("first"));
        copy(versions, "first", KEPT - 2);
        jdbc.sql("update program_version set changed_at = now() - interval '1 year' where number in"
                        + " ('released', 'waiting')")
                .update();
        jdbc.sql("update program_version set changed_at = now() - interval '1 day' where number = 'first'")
                .update();
        assertThat(server().put(versions + "first", Zips.hello("again")).body())
                .as("one that is there already")
                .doesNotContain("deleted");
        jdbc.sql("update program_version set changed_at = now() - interval '1 day' where number = 'first'")
                .update();
        var uploaded = server().put(versions + "next", Zips.hello("next"));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        assertThat(uploaded.body()).contains("deleted first, as a program keeps 200 versions");
        assertThat(numbers(versions))
                .hasSize(KEPT + 1)
                .contains("released", "waiting", "next", "copy1")
                .doesNotContain("first");
    }

    @Test
    void refusesMoreThanWaitForReview() {
        var versions = program();
        server().put(versions + "first", Zips.hello("first"));
        copy(versions, "first", KEPT - 1);
        jdbc.sql("update program_version set state = 'SUBMITTED' where app_id = ?")
                .param(appId(versions))
                .update();
        var refused = server().put(versions + "next", Zips.hello("next"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("has 200 versions that were never released", "/withdraw");
        server().post(versions + "first/withdraw");
        assertThat(server().put(versions + "next", Zips.hello("next")).statusCode())
                .isEqualTo(201);
        assertThat(numbers(versions)).hasSize(KEPT).contains("next").doesNotContain("first");
    }

    private String program() {
        return "/api/v1/programs/" + server().register("Many versions") + "/versions/";
    }

    private static String appId(String versions) {
        return versions.replaceFirst(".*/(wx[0-9a-f]+)/.*", "$1");
    }

    /** As if it had been uploaded under many numbers. */
    private void copy(String versions, String number, int times) {
        jdbc.sql("""
            insert into program_version (id, app_id, number, state, percent, hash, content_hash, compiler, size_bytes,
                problems, uploaded_by, uploaded_at, changed_at, revision)
            select gen_random_uuid(), app_id, 'copy' || n, state, percent, hash, content_hash, compiler, size_bytes,
                problems, uploaded_by, uploaded_at, changed_at, revision
            from program_version, generate_series(1, :times) n where app_id = :app and number = :number
            """)
                .param("times", times)
                .param("app", appId(versions))
                .param("number", number)
                .update();
    }

    private List<String> numbers(String versions) {
        return jdbc.sql("select number from program_version where app_id = ?")
                .param(appId(versions))
                .query(String.class)
                .list();
    }
}
