package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.Interrupts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database goes away and comes back, and those who wait for it go away. */
class DatabaseAwayTests extends EdgeTest {

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    JdbcClient jdbc;

    @Test
    void answersQuicklyMeanwhileAndRecoversByItself() throws SQLException {
        var appId = server().register("Away");
        allow(false);
        try {
            for (var path : new String[] {"/api/v1/programs", "/p/" + appId, "/_h/home"}) {
                var start = System.nanoTime();
                var response = server().send(server().request(path).header("User-Agent", "Mozilla/5.0"));
                assertThat(response.statusCode()).as(path + response.body()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After"))
                        .as(path)
                        .isPresent();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            }
            var known = server().request("/_h/home").header("Cookie", "minihost_device=" + "x".repeat(43));
            assertThat(server().send(known).statusCode()).isEqualTo(503);
            var login = server().get("/sns/jscode2session?secret=x&js_code=x&appid=" + appId);
            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(login.body()).contains("\"errcode\":-1,", " rid: ");
            var payment = server().get("/v3/certificates");
            assertThat(payment.statusCode()).as(payment.body()).isIn(401, 500);
            assertThat(payment.body()).startsWith("{\"code\":\"S");
            var page = server().request("/p/" + appId)
                    .header("User-Agent", "Mozilla/5.0")
                    .header("Accept", "text/html");
            assertThat(server().send(page).body()).contains("One moment, please");
        } finally {
            allow(true);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(server().get("/api/v1/programs").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void saysThatItsDiskIsFull() {
        jdbc.sql("""
            create function no_room() returns trigger language plpgsql as $$ begin
                raise exception 'could not extend file' using errcode = '53100';
            end $$\
            """).update();
        jdbc.sql("create trigger no_room before insert on program for each row"
                        + " when (new.name = 'No room') execute function no_room()")
                .update();
        try {
            var refused = server().post("/api/v1/programs", "{\"name\":\"No room\"}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(server().json(refused).get("detail").stringValue()).contains("no room left");
        } finally {
            jdbc.sql("drop function no_room() cascade").update();
        }
        assertThat(server().register("No room")).startsWith("wx");
    }

    @Test
    void boundsStatementsLocksAndIdleTransactions() {
        for (var setting : new String[] {"statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"}) {
            var value = jdbc.sql("show " + setting).query(String.class).single();
            assertThat(value).as(setting).isNotEqualTo("0");
        }
    }

    @Test
    void isNotInterruptedInTheMiddleOfAStatement() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var outcome = new CompletableFuture<Boolean>();
        var thread = Thread.ofVirtual().start(() -> {
            begun.countDown();
            try {
                jdbc.sql("select 1 from pg_sleep(1)").query(Integer.class).single();
                outcome.complete(Thread.currentThread().isInterrupted());
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
        begun.await();
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from pg_stat_activity where query like '%pg_sleep(1)%' and"
                                        + " state = 'active' and pid <> pg_backend_pid()")
                                .query(Integer.class)
                                .single()
                        > 0);
        Interrupts.interrupt(thread);
        assertThat(outcome.join()).isTrue();
    }

    private void allow(boolean connections) throws SQLException {
        var url = database.getJdbcUrl().replaceFirst("/minihost$", "/postgres");
        try (var connection = DriverManager.getConnection(url, database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("alter database minihost allow_connections " + connections);
            if (!connections) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'minihost'");
            }
        }
    }
}
