package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.CapacityExceeded;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.LimitExceeded;
import io.minihost.sandbox.Standing;
import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameException;
import io.minihost.sandbox.runner.frames.FrameListener;
import io.minihost.sandbox.runner.frames.FrameWriter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The runner's side of the connection: does what frames say with the guests of this process. */
public final class RunnerEndpoint implements LocalGuestHost.Disobedience {

    public static final int VERSION = 7;

    /** The status that a damaged process ends with. */
    private static final int DAMAGED = 4;

    private static final int MESSAGE_MAX = 1_000;

    private final FrameChannel channel;
    private final Map<String, CompiledBundle> programs = new ConcurrentHashMap<>();
    private final Map<Integer, Guest> guests = new ConcurrentHashMap<>();

    RunnerEndpoint(FrameChannel channel) {
        this.channel = channel;
    }

    /** Serves until the server says goodbye or is gone; tells it which walls stand. */
    void serve(LocalGuestHost host, String walls) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler(this::died);
        host.initialiseEngine();
        send(new Frame.Hello(VERSION, host.engine(), walls));
        for (Frame frame = channel.read(); frame != null; frame = channel.read()) {
            switch (frame) {
                case Frame.Program p ->
                    programs.put(
                            p.hash(), new CompiledBundle(p.hash(), p.manifest(), p.modules(), p.templates(), Map.of()));
                case Frame.Prepare p -> prepare(host, program(p.hash()), p.awaited());
                case Frame.Release r -> {
                    programs.remove(r.hash());
                    host.release(r.hash());
                }
                case Frame.Open o -> open(host, o);
                case Frame.Send s -> send(s);
                case Frame.Answer a -> with(a.guest(), guest -> guest.answer(a.answer()));
                case Frame.Pause p -> with(p.guest(), Guest::pause);
                case Frame.Resume r -> with(r.guest(), Guest::resume);
                case Frame.Close c -> with(c.guest(), Guest::close);
                case Frame.Ping p -> {
                    Runtime runtime = Runtime.getRuntime();
                    send(new Frame.Pong(p.nonce(), runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()));
                }
                case Frame.Bye b -> {
                    return;
                }
                default -> throw new FrameException(frame + " is not for a runner");
            }
        }
    }

    /** Asks the server to kill this process. */
    @Override
    public void happened(GuestSpec spec, GuestEnd end) {
        send(new Frame.Broken(
                spec.appId(), spec.sessionId(), FrameListener.shortened(end).message()));
    }

    /** Ends this process, so that nobody stumbles over the damage again. */
    @Override
    public void damaged(String what, boolean explained) {
        try {
            send(new Frame.Damaged(what.substring(0, Math.min(what.length(), MESSAGE_MAX)), explained));
        } finally {
            Runtime.getRuntime().halt(DAMAGED);
        }
    }

    /** Without one of the host's own threads nobody is watched any more; those that stop a guest come and go. */
    private void died(Thread thread, Throwable thrown) {
        System.err.println("runner: " + thread.getName() + ": " + thrown);
        if (thrown instanceof Error || !thread.getName().equals("guest-stop")) {
            damaged(thread.getName() + " died of " + thrown, false);
        }
    }

    private CompiledBundle program(String hash) throws FrameException {
        CompiledBundle program = programs.get(hash);
        if (program == null) {
            throw new FrameException("program " + hash + " was never sent");
        }
        return program;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing follows, and preparing does not fail
    private void prepare(LocalGuestHost host, CompiledBundle program, boolean awaited) {
        if (awaited) {
            host.prepare(program).thenRun(() -> send(new Frame.Prepared(program.hash())));
        } else {
            host.prepareInSpareTime(program);
        }
    }

    private void open(LocalGuestHost host, Frame.Open o) throws FrameException {
        GuestSpec spec = new GuestSpec(
                o.sessionId(),
                o.appId(),
                o.developer(),
                Standing.SETTLED,
                program(o.hash()),
                o.limits(),
                o.seed(),
                o.journal());
        try {
            FrameListener listener = new FrameListener(o.guest(), this::send, guests::remove);
            guests.put(o.guest(), host.open(spec, listener));
            if (listener.hasEnded()) {
                guests.remove(o.guest());
            }
        } catch (CapacityExceeded e) {
            send(new Frame.Ended(
                    o.guest(), new GuestEnd(Reason.FAILED, GuestEnd.CAPACITY, String.valueOf(e.getMessage()))));
        }
    }

    private void send(Frame.Send s) {
        Guest guest = guests.get(s.guest());
        if (guest == null) {
            // It has ended meanwhile; the server will hear of that.
            return;
        }
        try {
            guest.send(s.message());
        } catch (LimitExceeded e) {
            // The server counts too and should have refused; then both do not count alike.
            guest.close();
        }
    }

    private void with(int id, Consumer<Guest> action) {
        Guest guest = guests.get(id);
        if (guest != null) {
            action.accept(guest);
        }
    }

    /** Writes a frame, waiting while the server is slow: this is what holds back a guest that says too much. */
    private void send(Frame frame) {
        try {
            channel.write(FrameWriter.bytes(frame));
        } catch (IOException e) {
            System.err.println("runner: the server is gone: " + e);
            Runtime.getRuntime().halt(1);
        }
    }
}
