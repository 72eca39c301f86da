package io.minihost.server.sessions.run;

import io.minihost.sandbox.GuestListener;
import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Interrupts;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Lane;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.calls.OfferedApi;
import io.minihost.server.hostapi.calls.OfferedApis;
import io.minihost.server.sessions.wire.ProtocolViolation;
import io.minihost.server.sessions.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The outstanding host calls of one guest. Each runs on a thread of its own; nothing here blocks. */
public final class HostCalls {

    private static final Logger LOG = LoggerFactory.getLogger(HostCalls.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REFUSALS_LOGGED = 20;
    private static final int PATIENCE_SECONDS = 10;

    private final SessionContext session;
    private final Deliveries deliveries;
    private final OfferedApis apis;
    private final Executor threads;
    private final int outstandingMax;
    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final Map<Lane, CallLane> lanes;
    private final OpenQuestions questions;
    private volatile boolean closed;

    public HostCalls(
            SessionContext session, Deliveries deliveries, OfferedApis apis, CallLanes lanes, int outstandingMax) {
        this.session = session;
        this.deliveries = deliveries;
        this.apis = apis;
        this.threads = lanes.threads();
        this.lanes = lanes.ofVisit();
        this.outstandingMax = outstandingMax;
        this.questions = new OpenQuestions(lanes.threads());
    }

    /**
     * Does what the guest has asked for so far in its turn, and then what it waits for in the middle of it.
     *
     * @param question JSON array of calls; the last is what it waits for
     */
    public void ask(String question, Consumer<String> answer) {
        List<TurnOutput.Call> asked = TurnOutput.calls(question);
        asked.subList(0, Math.max(0, asked.size() - 1)).forEach(this::start);
        TurnOutput.Call last = asked.isEmpty() ? null : asked.getLast();
        OfferedApi api = last == null ? null : apis.find(last.name()).orElse(null);
        if (last == null || api == null || !api.isPrompt()) {
            answer.accept(GuestListener.NOBODY_ANSWERS);
        } else {
            start(questions.open(last, answer, this::abort));
        }
    }

    public void start(TurnOutput.Call call) {
        if (call.name().equals(OfferedApis.ABORT)) {
            abort(call);
            return;
        }
        OfferedApi api = apis.find(call.name()).orElse(null);
        if (api == null) {
            session.log(LogEntry.unsupported(session.now(), call.name()));
            answer(call.id(), new HostApiFailure(Attribution.HOST, "not supported"));
        } else if (running.size() >= outstandingMax) {
            refuse(call, "too many calls at once: %d are under way".formatted(outstandingMax));
        } else {
            Lease lease = session.lease();
            try {
                lease.grow(2L * call.arguments().length());
            } catch (BudgetExceeded e) {
                refuse(call, e.getMessage());
                return;
            }
            Task task = new Task(call, api, lease);
            running.add(task);
            schedule(task, api);
        }
    }

    private void schedule(Task task, OfferedApi api) {
        CallLane lane = lane(api.lane());
        CallLane before = lane(api.after());
        if (lane != null) {
            lane.add(task);
        } else if (before != null) {
            before.add(() -> threads.execute(task));
        } else {
            threads.execute(task);
        }
    }

    private @Nullable CallLane lane(@Nullable Lane lane) {
        return lane == null ? null : lanes.get(lane);
    }

    /** Waits until what has been asked for in a lane so far is done, or has taken longer than anybody would wait. */
    public void await(Lane lane) throws InterruptedException {
        CallLane calls = lane(lane);
        CountDownLatch done = new CountDownLatch(1);
        if (!closed && calls != null) {
            calls.add(done::countDown);
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("calls of session {} in lane {} take long", session.id(), lane);
            }
        }
    }

    public void close() {
        closed = true;
        running.forEach(task -> task.abort("abort"));
    }

    private void abort(TurnOutput.Call call) {
        try {
            long id = arguments(call).path("id").asLong(0);
            if (id > 0) {
                abort(id);
            }
            reply(call.id(), true, "{}");
        } catch (HostApiFailure e) {
            answer(call.id(), e);
        }
    }

    private static JsonNode arguments(TurnOutput.Call call) throws HostApiFailure {
        try {
            return WireJson.tree(call.arguments());
        } catch (ProtocolViolation e) {
            throw new HostApiFailure(Attribution.PROGRAM, "parameter error: " + e.getMessage());
        }
    }

    private void abort(long id) {
        running.stream().filter(task -> task.call.id() == id).forEach(task -> task.abort("abort"));
    }

    /** Says so in the log as well: the program may not listen. */
    private void refuse(TurnOutput.Call call, @Nullable String why) {
        String message = String.valueOf(why);
        if (refusals.size() < REFUSALS_LOGGED && refusals.add(call.name() + message)) {
            session.log(LogEntry.api(session.now(), Attribution.PROGRAM, call.name(), call.name() + ": " + message));
        }
        answer(call.id(), new HostApiFailure(Attribution.PROGRAM, message));
    }

    private void answer(long id, HostApiFailure failure) {
        ObjectNode value = JSON.createObjectNode().put("errMsg", failure.getMessage());
        if (failure.errno() != null) {
            value.put("errno", failure.errno());
        }
        if (questions.answer(id, false, value.toString())) {
            return;
        }
        // Small, and owed whatever is held already.
        if (id > 0 && !closed) {
            deliveries.send(Message.reply(id, false, value.toString()), session.lease());
        }
    }

    private void reply(long id, boolean ok, String value) {
        if (questions.answer(id, ok, value) || id <= 0 || closed) {
            return;
        }
        Lease lease = session.lease();
        try {
            lease.grow(2L * value.length());
            deliveries.send(Message.reply(id, ok, value), lease);
        } catch (BudgetExceeded e) {
            answer(id, new HostApiFailure(Attribution.PROGRAM, String.valueOf(e.getMessage())));
        }
    }

    /** One call under way. */
    private final class Task implements Runnable {

        private final TurnOutput.Call call;
        private final OfferedApi api;
        private final Lease lease;
        private @Nullable Thread thread;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        /** Why it was given up; null if it was not. */
        private @Nullable String aborted;

        Task(TurnOutput.Call call, OfferedApi api, Lease lease) {
            this.call = call;
            this.api = api;
            this.lease = lease;
        }

        @Override
        public void run() {
            CallContext context = api.callOf(session, call.id());
            if (!begin(context)) {
                finish(() -> {});
                return;
            }
            try {
                CompletableFuture<JsonNode> made = api.make(context, arguments(call));
                if (api.isLasting()) {
                    settle(made);
                } else {
                    String value = made.join().toString();
                    finish(() -> reply(call.id(), true, value));
                }
            } catch (HostApiFailure e) {
                finish(() -> answer(call.id(), e));
            } catch (InterruptedException e) {
                abort("abort");
                finish(() -> {});
            }
        }

        /** What the program hears of when all is done; until then no thread waits. */
        @SuppressWarnings("FutureReturnValueIgnored")
        private void settle(CompletableFuture<JsonNode> made) {
            made.whenComplete((value, failure) -> {
                lease.close();
                running.remove(this);
                if (failure == null) {
                    reply(call.id(), true, value.toString());
                } else {
                    answer(call.id(), HostApiFailure.of(failure));
                }
            });
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        private synchronized boolean begin(CallContext context) {
            if (aborted != null) {
                return false;
            }
            thread = Thread.currentThread();
            Instant latest = context.deadline();
            if (latest != null) {
                long millis = Duration.between(session.now(), latest).toMillis();
                over.orTimeout(millis, TimeUnit.MILLISECONDS).whenComplete((nothing, late) -> {
                    if (late != null) {
                        abort("timeout");
                    }
                });
            }
            return true;
        }

        private void finish(Runnable outcome) {
            String late;
            synchronized (this) {
                late = aborted;
                thread = null;
            }
            over.complete(null);
            // An interrupt that came after the last blocking call belongs to this task, not to the next on its thread.
            Thread.interrupted();
            lease.close();
            running.remove(this);
            if (late != null) {
                answer(call.id(), new HostApiFailure(Attribution.PROGRAM, late));
            } else {
                outcome.run();
            }
        }

        private synchronized void abort(String why) {
            if (api.isLasting() || aborted != null) {
                return;
            }
            aborted = why;
            if (thread != null) {
                Interrupts.interrupt(thread);
            }
        }
    }
}
