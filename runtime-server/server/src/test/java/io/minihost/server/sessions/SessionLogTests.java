package io.minihost.server.sessions;

import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.sessions.log.OriginalPlaces;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.log.SessionLogStore;
import io.minihost.server.storage.DiskRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SessionLogTests {

    private final SessionLogStore store = mock();
    private final OriginalPlaces places = mock();
    private final DiskRoom disk = mock();
    private final SessionId session = SessionId.random("test");

    @BeforeEach
    void haveRoom() {
        when(disk.has(anyLong())).thenReturn(true);
    }

    private static LogEntry entry(String message) {
        return LogEntry.lifecycle(Instant.EPOCH, "info", Attribution.HOST, message);
    }

    @Test
    void goesOnAfterWhatNobodyExpected() throws InterruptedException {
        doThrow(new IllegalStateException("nobody expects this"), new StackOverflowError())
                .doNothing()
                .when(store)
                .add(any());
        SessionLog log = new SessionLog(store, places, disk, 1_000);
        try {
            for (String message : List.of("first", "second", "third")) {
                log.add(session, entry(message));
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> verify(store)
                                .add(argThat(rows ->
                                        rows.getFirst().entry().message().equals(message))));
            }
        } finally {
            log.destroy();
        }
    }

    @Test
    void keepsAnEntryWhosePlaceCannotBeTold() throws InterruptedException {
        when(places.in(any(), any())).thenThrow(new IllegalStateException("no such bundle"));
        SessionLog log = new SessionLog(store, places, disk, 1_000);
        try {
            log.add(session, entry("placed nowhere"), "hash");
            log.flush();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> verify(store)
                            .add(argThat(
                                    rows -> rows.getFirst().entry().message().equals("placed nowhere"))));
        } finally {
            log.destroy();
        }
    }

    @Test
    void leavesRoomForOthersWhenOneSaysEverything() throws InterruptedException {
        SessionId other = SessionId.random("test");
        CountDownLatch release = new CountDownLatch(1);
        doAnswer(call -> {
                    release.await();
                    return null;
                })
                .when(store)
                .add(any());
        SessionLog log = new SessionLog(store, places, disk, 1_000);
        try {
            for (int i = 0; i < 30_000; i++) {
                log.add(session, entry("more"));
            }
            log.add(other, entry("one"));
            release.countDown();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> verify(store)
                            .add(argThat(rows ->
                                    rows.stream().anyMatch(row -> row.session().equals(other)))));
        } finally {
            log.destroy();
        }
    }
}
