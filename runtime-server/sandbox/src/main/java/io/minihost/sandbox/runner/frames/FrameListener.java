package io.minihost.sandbox.runner.frames;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.Turn;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Sends what a guest does to the server. */
public final class FrameListener implements GuestListener {

    /** More than any guest gets past its own host; the server takes no longer one. */
    private static final int ENTRY_MAX = 256 * 1024;

    private static final int MESSAGE_MAX = 4_000;

    private final int guest;
    private final Consumer<Frame> out;
    private final IntConsumer onEnded;
    private volatile boolean ended;

    public FrameListener(int guest, Consumer<Frame> out, IntConsumer onEnded) {
        this.guest = guest;
        this.out = out;
        this.onEnded = onEnded;
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void onWork(boolean working) {
        out.accept(new Frame.AtWork(guest, working));
    }

    @Override
    public void onStarted() {
        out.accept(new Frame.Started(guest));
    }

    @Override
    public void onTurn(Turn turn) {
        out.accept(new Frame.Turned(
                guest,
                turn.number(),
                turn.cause().atMillis(),
                turn.fromTimer() ? turn.cause().message() : null,
                turn.outbox(),
                turn.cpuNanos(),
                turn.allocatedBytes()));
    }

    @Override
    public @Nullable String onQuestion(String question) {
        out.accept(new Frame.Question(guest, question));
        return null;
    }

    @Override
    public void onLog(String entry) {
        if (entry.length() <= ENTRY_MAX) {
            out.accept(new Frame.Logged(guest, entry));
        }
    }

    @Override
    public void onEnded(GuestEnd end) {
        out.accept(new Frame.Ended(guest, shortened(end)));
        ended = true;
        onEnded.accept(guest);
    }

    /** A program may have had a say in the message, which can be as long as a text can be. */
    public static GuestEnd shortened(GuestEnd end) {
        return end.message().length() <= MESSAGE_MAX
                ? end
                : new GuestEnd(end.reason(), end.limit(), end.message().substring(0, MESSAGE_MAX) + " …");
    }
}
