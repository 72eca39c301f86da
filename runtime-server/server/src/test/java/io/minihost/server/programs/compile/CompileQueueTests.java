package io.minihost.server.programs.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.common.web.Problem;
import io.minihost.server.programs.upload.UploadRoom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(60)
class CompileQueueTests {

    private final CompileQueue queue =
            new CompileQueue(new CompilerProperties(true, DataSize.ofMegabytes(768), Duration.ofSeconds(60), 2));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> began = new CopyOnWriteArrayList<>();

    /** Something to compile that ends when it is told to. */
    private final class Upload {
        private final CompileTask task = new CompileTask();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<String> result;

        Upload(String developer, String name) {
            result = CompletableFuture.supplyAsync(
                    () -> queue.run(developer, true, task, () -> {
                        began.add(name);
                        begun.countDown();
                        await(end);
                        return name;
                    }),
                    threads);
        }

        Upload hasBegun() {
            await(begun);
            return this;
        }

        void end() {
            end.countDown();
            result.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitWaiting(int count) {
        while (queue.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runsOneOfADeveloperAndLetsOthersPass() {
        var first = new Upload("greedy", "greedy 1").hasBegun();
        var second = new Upload("greedy", "greedy 2");
        awaitWaiting(1);
        var other = new Upload("other", "other").hasBegun();
        assertThat(began).containsExactly("greedy 1", "other");
        first.end();
        second.hasBegun().end();
        other.end();
    }

    @Test
    void prefersWhoHadTheLeast() throws Exception {
        queue.run("heavy", true, new CompileTask(), () -> {
            Thread.sleep(1_200); // what is charged is the time itself
            return "";
        });
        var one = new Upload("a", "a").hasBegun();
        var two = new Upload("b", "b").hasBegun();
        var heavy = new Upload("heavy", "heavy");
        awaitWaiting(1);
        var light = new Upload("light", "light");
        awaitWaiting(2);
        one.end();
        light.hasBegun();
        assertThat(began).containsExactly("a", "b", "light");
        two.end();
        light.end();
        heavy.hasBegun().end();
    }

    @Test
    void cancelsWhatWaits() {
        var first = new Upload("a", "first").hasBegun();
        var second = new Upload("a", "second");
        awaitWaiting(1);
        second.task.cancel();
        assertThatThrownBy(second.result::join).hasCauseInstanceOf(CancellationException.class);
        var third = new Upload("a", "third");
        first.end();
        third.hasBegun().end();
        assertThat(began).containsExactly("first", "third");
    }

    @Test
    void boundsUploadsOfADeveloperAndOfAll() {
        var room = new UploadRoom();
        var place = room.enter("a");
        for (var i = 1; i < 8; i++) {
            room.enter("a");
        }
        assertThatThrownBy(() -> room.enter("a")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(429);
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("30");
        });
        place.close();
        room.enter("a");
        for (var i = 0; i < 11; i++) {
            for (var j = 0; j < 8; j++) {
                room.enter("crowd" + i);
            }
        }
        room.enter("newcomer");
        assertThatThrownBy(() -> room.enter("newcomer")).hasMessageContaining("503");
    }
}
