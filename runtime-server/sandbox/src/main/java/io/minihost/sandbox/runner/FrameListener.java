package io.minihost.sandbox.runner;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.Turn;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Sends what a guest does to the server. */
final class FrameListener implements GuestListener {

    private final int guest;
    private final Consumer<Frame> out;
    private final IntConsumer onEnded;
    private volatile boolean ended;

    FrameListener(int guest, Consumer<Frame> out, IntConsumer onEnded) {
        this.guest = guest;
        this.out = out;
        this.onEnded = onEnded;
    }

    boolean hasEnded() {
        return ended;
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
    public void onLog(String entry) {
        out.accept(new Frame.Logged(guest, entry));
    }

    @Override
    public void onEnded(GuestEnd end) {
        out.accept(new Frame.Ended(guest, end));
        ended = true;
        onEnded.accept(guest);
    }
}
