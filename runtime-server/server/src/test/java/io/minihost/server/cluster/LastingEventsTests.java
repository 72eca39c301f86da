package io.minihost.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Events whose listeners have to get through. */
class LastingEventsTests extends ServerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    LastingEvents lasting;

    record Said(String what) {}

    static class Listener {

        @ApplicationModuleListener
        void on(Said event) {
            if (FAILURES.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            HEARD.add(event.what());
        }
    }

    @TestConfiguration
    static class Listening {

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from event_publication where event_type like '%Said'").update();
    }

    private void say(String what) {
        transaction.executeWithoutResult(status -> events.publishEvent(new Said(what)));
    }

    private long left() {
        return jdbc.sql("select count(*) from event_publication where event_type like '%Said'")
                .query(Long.class)
                .single();
    }

    @Test
    void areForgottenWhenTheyWereHeard() {
        FAILURES.set(0);
        say("once");
        await().atMost(SOON).until(() -> HEARD.contains("once") && left() == 0);
    }

    @Test
    void areHeardAgainUntilTheirListenerGetsThrough() {
        FAILURES.set(2);
        say("later");
        await().atMost(SOON).until(() -> FAILURES.get() == 1);
        assertThat(HEARD).doesNotContain("later");
        await().atMost(SOON).until(() -> {
            lasting.resubmit(Duration.ZERO);
            return HEARD.contains("later") && left() == 0;
        });
    }

    /** What a node leaves behind that dies between its commit and its listener. */
    @Test
    void surviveTheNodeThatPublishedThem() {
        FAILURES.set(1);
        say("left");
        await().atMost(SOON).until(() -> left() == 1 && FAILURES.get() == 0);
        // As it lies there when nobody has even begun.
        jdbc.sql("update event_publication set status = 'PUBLISHED', completion_attempts = 0")
                .update();
        await().atMost(SOON).until(() -> {
            lasting.resubmit(Duration.ZERO);
            return HEARD.contains("left");
        });
        await().atMost(SOON).until(() -> left() == 0);
    }

    @Test
    void areNotThereWhenTheirTransactionIsUndone() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Said("never"));
            status.setRollbackOnly();
        });
        assertThat(left()).isZero();
        assertThat(HEARD).doesNotContain("never");
    }
}
