package io.minihost.server.sessions;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.Turn;
import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Lane;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.log.GuestLogLine;
import io.minihost.server.sessions.run.Deliveries;
import io.minihost.server.sessions.run.GuestRun;
import io.minihost.server.sessions.run.HostCalls;
import io.minihost.server.sessions.run.LaunchWatch;
import io.minihost.server.sessions.run.Losses;
import io.minihost.server.sessions.run.Message;
import io.minihost.server.sessions.run.TurnOutput;
import io.minihost.server.sessions.wire.ClientConnection;
import io.minihost.server.sessions.wire.ClientFrame;
import io.minihost.server.sessions.wire.HostPrompts;
import io.minihost.server.sessions.wire.ProtocolViolation;
import io.minihost.server.sessions.wire.ServerFrames;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.SessionEnd.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One visit, between its connection, its guest and the host APIs. All state is guarded by one lock, under which nothing
 * blocks.
 */
final class LiveSession implements SessionContext, GuestRun.Events, ClientConnection.Joined {

    private static final long BELATED_NANOS = Duration.ofSeconds(10).toNanos();

    private final Guard guard = new Guard();
    private final SessionId id;
    private volatile Visit visit;
    private volatile @Nullable Formerly formerly;
    private final SessionServices services;
    private final SessionView view;
    private @Nullable GuestRun run;
    private @Nullable HostCalls calls;
    private @Nullable SessionEnd end;
    private final HostPrompts asks = new HostPrompts();
    private final Deliveries deliveries = new Deliveries(guard.lock());
    private int launches;
    private volatile Locale language = Locale.ROOT;
    private final Losses losses = new Losses();
    private LaunchWatch watch = LaunchWatch.NOTHING;

    /**
     * A visit that a view has come for.
     *
     * @param revived whether a view was launched before, on a server that is no more
     */
    LiveSession(SessionId id, Visit visit, SessionServices services, boolean revived) {
        this.id = id;
        this.visit = visit;
        this.services = services;
        this.view = new SessionView(id, services.filesOf(id), services.socket(), () -> services.stream(this));
        this.launches = revived ? 1 : 0;
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Visit visit() {
        return visit;
    }

    /**
     * The guest turned out to have an account. Only browsers in which that is signed in see the visit from now on: somebody else may
     * have put this guest's cookie into one of them before.
     */
    void become(PersonId account) {
        guard.run(() -> {
            formerly = new Formerly(visit.person(), System.nanoTime());
            visit = visit.by(account);
            view.cutGuest();
        });
    }

    /** Whether this was somebody's until a moment ago: their browser may not have been told its new cookie. */
    boolean wasOf(@Nullable PersonId person) {
        Formerly before = formerly;
        return before != null && before.guest.equals(person) && System.nanoTime() - before.nanos < BELATED_NANOS;
    }

    private record Formerly(PersonId guest, long nanos) {}

    /** The browser in which the person is signed in who looked at it last; empty for guests. */
    Optional<UUID> device() {
        return guard.get(view::device);
    }

    @Override
    public Locale language() {
        return language;
    }

    /** Whether a view has joined and the session goes on. */
    boolean live() {
        return guard.get(() -> launches > 0 && end == null);
    }

    /** How long nobody has been connected; zero while somebody is. */
    Duration left() {
        return guard.get(view::left);
    }

    /** A view connects: for the first time, again, or from another tab. */
    void join(ClientConnection fresh, ClientFrame.Join join) {
        guard.run(() -> {
            if (end != null) {
                fresh.end(end);
                return;
            }
            view.connect(fresh);
            language = Locale.forLanguageTag(join.device().path("language").asString(""));
            if (run == null) {
                launch(fresh, join);
            } else {
                run.resume();
                if (run != null) {
                    view.resume(fresh, this, join);
                    refresh();
                }
            }
            fresh.wake();
        });
    }

    private void launch(ClientConnection fresh, ClientFrame.Join join) {
        view.begin(fresh, this);
        watch = services.watch(this, launches == 0);
        if (launches++ > 0) {
            fresh.say(ServerFrames.restarted(""));
        }
        calls = services.calls(this, deliveries);
        run = services.launcher()
                .launch(new ProgramLauncher.Launching(this, this, join, losses, guard.lock(), this::end));
        deliveries.open(run::send);
    }

    /** Nobody has been connected for a while: the program's timers wait until somebody comes back. */
    void rest() {
        guard.run(() -> {
            if (!view.isConnected() && run != null) {
                run.pause();
            }
        });
    }

    @Override
    public void left(ClientConnection gone) {
        guard.run(() -> view.left(gone));
    }

    @Override
    public void input(ClientConnection from, ClientFrame.Input input) {
        guard.run(() -> {
            if (view.isOver(from) && run != null && view.isNew(input)) {
                run.send(Message.input(input));
                view.taken(input);
            }
        });
    }

    @Override
    public void acknowledged(ClientConnection from, long seq) {
        guard.run(() -> {
            if (view.isOver(from)) {
                view.acknowledged(from, seq);
                refresh();
            }
        });
    }

    @Override
    public @Nullable String nextFrame(ClientConnection from) {
        return guard.get(() -> view.nextFrame(from, asks));
    }

    /** Asks for a snapshot when the view needs one and has nothing else to paint. */
    private void refresh() {
        if (run != null && view.wantsSnapshot()) {
            run.send(Message.SNAPSHOT);
        }
    }

    @Override
    public void notice(String topic, JsonNode value) {
        deliveries.notice(topic, value);
    }

    @Override
    public void noticePatiently(String topic, JsonNode value) throws InterruptedException, BudgetExceeded {
        deliveries.noticePatiently(topic, value, lease());
    }

    @Override
    public void awaitCalls(Lane lane) throws InterruptedException {
        HostCalls now = guard.get(() -> calls);
        if (now != null) {
            now.await(lane);
        }
    }

    @Override
    public JsonNode ask(String name, JsonNode arguments) throws HostApiFailure, InterruptedException {
        return asks.ask(name, arguments, this::wake);
    }

    @Override
    public JsonNode look(JsonNode arguments) throws HostApiFailure, InterruptedException {
        return asks.look(arguments, guard.get(view::last), this::wake);
    }

    private void wake() {
        guard.run(view::wake);
    }

    @Override
    public void answered(ClientConnection from, ClientFrame.Answer answer) {
        guard.run(() -> {
            if (view.isOver(from)) {
                asks.answered(answer);
            }
        });
    }

    @Override
    public void noticeOthers(String topic, JsonNode value) {
        services.others(this).forEach(other -> other.notice(topic, value));
    }

    Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Lease lease() {
        return services.lease(this);
    }

    @Override
    public Instant now() {
        return services.now();
    }

    @Override
    public void log(LogEntry entry) {
        services.log().add(id, entry);
    }

    private void note(String level, String message) {
        log(LogEntry.lifecycle(now(), level, Attribution.HOST, message));
    }

    @Override
    public void onTurn(@Nullable Message cause, Turn turn) {
        TurnOutput output;
        try {
            output = TurnOutput.parse(turn.outbox());
        } catch (ProtocolViolation e) {
            note("error", "outbox: " + e.getMessage());
            ended(SessionEnd.host(Code.PROGRAM_ERROR, "The program sent nonsense."));
            return;
        }
        watch.turned(output.views());
        if (!view.paint(cause, output.views())) {
            ended(SessionEnd.host(Code.BUSY, "This host has no memory left for what the program shows."));
            return;
        }
        deliveries.finished(cause);
        if (calls != null) {
            output.calls().forEach(calls::start);
        }
        services.turned(this, turn);
        view.handled(cause);
        refresh();
    }

    @Override
    public void onLog(String entry) {
        LogEntry line = GuestLogLine.read(entry, now());
        watch.logged(line);
        services.log().add(id, line, program().hash());
    }

    @Override
    public void onQuestion(String question, Consumer<String> answer) {
        if (calls == null) {
            answer.accept(GuestListener.NOBODY_ANSWERS);
        } else {
            calls.ask(question, answer);
        }
    }

    @Override
    public void onReplayed() {
        services.metrics().replayed();
        note("warn", "A runner was lost; the session goes on in another one.");
        view.invalidate();
        refresh();
    }

    @Override
    public void onPastReplay() {
        services.metrics().relaunched();
        note("error", "A runner was lost after more than can be replayed; the page is launched anew.");
        run = null;
        stopCalls();
        view.sendAway();
    }

    @Override
    public void onEnded(GuestEnd ending) {
        if (GuestRun.POISON.equals(ending.limit())) {
            note("error", ending.message());
        }
        ended(services.ends().endOf(ending));
    }

    /** Answers every view with this end; nothing has begun and nothing is put on record. */
    void refuse(SessionEnd why) {
        guard.run(() -> end = why);
    }

    /** Ends the session for good. */
    void end(SessionEnd why) {
        guard.run(() -> ended(why));
    }

    private void ended(SessionEnd why) {
        if (end != null) {
            return;
        }
        end = why;
        watch.ended(why);
        if (run != null) {
            run.close();
        }
        stopCalls();
        view.end(why);
        services.ends().ended(this, why);
    }

    /** The view of a browser in which nobody is signed in shall say once more whose it is. */
    void sendGuestAway() {
        guard.run(view::sendGuestAway);
    }

    /** The server goes away: the view shall try again later. */
    void suspend() {
        guard.run(() -> {
            if (run != null) {
                run.close();
            }
            stopCalls();
            view.sendAway();
        });
    }

    private void stopCalls() {
        deliveries.open(null);
        view.close();
        if (calls != null) {
            calls.close();
            calls = null;
        }
    }
}
