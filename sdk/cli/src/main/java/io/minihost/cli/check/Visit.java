package io.minihost.cli.check;

import io.minihost.bundle.maps.Original;
import io.minihost.bundle.maps.SourceMaps;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One guest and a pretended person before it, until its first page is painted and it has come to rest. */
final class Visit implements GuestListener {

    /** Loading a large program takes seconds where nothing is compiled yet. */
    private static final long PAINT_MILLIS = 20_000;

    private static final long REST_MILLIS = 200;

    /** A page with a ticking clock never rests. */
    private static final long AFTERWARDS_MILLIS = 1_500;

    private static final int ERRORS_KEPT = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SourceMaps maps;
    private final PackedFiles files;
    private final List<String> errors = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private @Nullable Guest guest;
    private @Nullable GuestEnd end;
    private boolean ready;
    private String why = "interrupted";
    private long lastTurn;

    Visit(SourceMaps maps, PackedFiles files) {
        this.maps = maps;
        this.files = files;
    }

    /** Blocks until there is nothing more to wait for. */
    synchronized void run(Guest opened, String launch) {
        guest = opened;
        opened.send(launch);
        try {
            long start = System.nanoTime();
            while (end == null && !ready && since(start) < PAINT_MILLIS) {
                wait(REST_MILLIS);
            }
            long painted = System.nanoTime();
            while (end == null && ready && since(lastTurn) < REST_MILLIS && since(painted) < AFTERWARDS_MILLIS) {
                wait(REST_MILLIS);
            }
            why = end == null ? "nothing was painted in " + PAINT_MILLIS / 1_000 + " s" : end.message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    synchronized boolean isReady() {
        return ready;
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    synchronized List<String> console() {
        return List.copyOf(console);
    }

    /** Why it was not painted; meaningless where it was. */
    synchronized String why() {
        return why;
    }

    @Override
    public void onStarted() {}

    @Override
    public synchronized void onTurn(Turn turn) {
        lastTurn = System.nanoTime();
        if (!turn.outbox().isEmpty()) {
            JSON.readTree(turn.outbox()).forEach(this::message);
        }
        notifyAll();
    }

    private void message(JsonNode message) {
        ready |= message.at("/m/c").asString("").equals("ready");
        String answer = FakeHost.answer(message);
        if (answer != null && guest != null) {
            guest.send(answer);
        }
    }

    @Override
    public String onQuestion(String question) {
        return files.answer(question);
    }

    @Override
    public synchronized void onLog(String entry) {
        JsonNode line = JSON.readTree(entry);
        String message = line.path("message").asString("");
        if (line.path("kind").asString("").equals("console")) {
            console.add(message);
        } else if (line.path("kind").asString("").equals("error") && !message.contains(FakeHost.NO_NETWORK)) {
            error(located(line, message.lines().findFirst().orElse("")));
        }
    }

    private void error(String text) {
        if (errors.size() < ERRORS_KEPT && !errors.contains(text)) {
            errors.add(text);
        }
    }

    /** A message after its place, which for a built file is that in its source, and the built one at the end. */
    private String located(JsonNode entry, String message) {
        String file = entry.path("file").asString("");
        if (file.isEmpty()) {
            return message;
        }
        int line = entry.path("line").asInt(0);
        int column = entry.path("column").asInt(0);
        Original place = maps.find(file, line, column);
        return place == null
                ? "%s:%d:%d: %s".formatted(file, line, column, message)
                : "%s:%d:%d: %s%s"
                        .formatted(
                                place.file(),
                                place.line(),
                                place.column(),
                                message,
                                SourceMaps.built(file, line, column));
    }

    @Override
    public synchronized void onEnded(GuestEnd ended) {
        end = ended;
        notifyAll();
    }
}
