package io.minihost.server.sessions;

import io.minihost.sandbox.GuestListener;
import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Interrupts;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Lane;
import io.minihost.server.hostapi.LastingApi;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
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
final class HostCalls {

    private static final Logger LOG = LoggerFactory.getLogger(HostCalls.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REFUSALS_LOGGED = 20;
    private static final int PATIENCE_SECONDS = 10;

    private final SessionContext session;
    private final Deliveries deliveries;
    private final Map<String, HostApi> apis;
    private final HostCallMetrics metrics;
    private final Executor threads;
    private final int outstandingMax;
    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final Map<Lane, CallLane> lanes;
    private final OpenQuestions questions;
    private volatile boolean closed;

    HostCalls(
            SessionContext session,
            Deliveries deliveries,
            Map<String, HostApi> apis,
            HostCallMetrics metrics,
            CallLanes lanes,
            int outstandingMax) {
        this.session = session;
        this.deliveries = deliveries;
        this.apis = apis;
        this.metrics = metrics;
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
    void ask(String question, Consumer<String> answer) {
        List<Outbox.Call> asked = Outbox.calls(question);
        asked.subList(0, Math.max(0, asked.size() - 1)).forEach(this::start);
        Outbox.Call last = asked.isEmpty() ? null : asked.getLast();
        HostApi api = last == null ? null : apis.get(last.name());
        if (last == null || api == null || !api.isPrompt()) {
            answer.accept(GuestListener.NOBODY_ANSWERS);
        } else {
            start(questions.open(last, answer, this::abort));
        }
    }

    void start(Outbox.Call call) {
        if (call.name().equals("abort")) {
            abort(call);
            return;
        }
        HostApi api = apis.get(call.name());
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

    private void schedule(Task task, HostApi api) {
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
    void await(Lane lane) throws InterruptedException {
        CallLane calls = lane(lane);
        CountDownLatch done = new CountDownLatch(1);
        if (!closed && calls != null) {
            calls.add(done::countDown);
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("calls of session {} in lane {} take long", session.id(), lane);
            }
        }
    }

    void close() {
        closed = true;
        running.forEach(Task::abort);
    }

    private void abort(Outbox.Call call) {
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

    private static JsonNode arguments(Outbox.Call call) throws HostApiFailure {
        try {
            return WireJson.tree(call.arguments());
        } catch (ProtocolViolation e) {
            throw new HostApiFailure(Attribution.PROGRAM, "parameter error: " + e.getMessage());
        }
    }

    private void abort(long id) {
        running.stream().filter(task -> task.call.id() == id).forEach(Task::abort);
    }

    /** Says so in the log as well: the program may not listen. */
    private void refuse(Outbox.Call call, @Nullable String why) {
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

        private final Outbox.Call call;
        private final HostApi api;
        private final Lease lease;
        private @Nullable Thread thread;
        private boolean aborted;

        Task(Outbox.Call call, HostApi api, Lease lease) {
            this.call = call;
            this.api = api;
            this.lease = lease;
        }

        @Override
        public void run() {
            long start = System.nanoTime();
            boolean ok = false;
            if (begin()) {
                try {
                    JsonNode arguments = arguments(call);
                    if (api instanceof LastingApi lasting) {
                        lasting.taking().take(session, arguments, taken(start));
                        return;
                    }
                    JsonNode value = api.call(session, arguments);
                    ok = true;
                    finish(() -> reply(call.id(), true, value.toString()));
                } catch (HostApiFailure e) {
                    finish(() -> answer(call.id(), e));
                } catch (InterruptedException e) {
                    abort();
                    finish(() -> {});
                } catch (RuntimeException e) {
                    LOG.error("host call {} of session {}", call.name(), session.id(), e);
                    session.log(LogEntry.api(session.now(), Attribution.HOST, call.name(), "internal error"));
                    finish(() -> answer(call.id(), new HostApiFailure(Attribution.HOST, "system error")));
                }
            } else {
                finish(() -> {});
            }
            metrics.called(api.name(), ok, System.nanoTime() - start);
        }

        /** What the program hears of when all is done; until then no thread waits. */
        @SuppressWarnings("FutureReturnValueIgnored")
        private CompletableFuture<JsonNode> taken(long start) {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            answer.whenComplete((value, failure) -> {
                lease.close();
                running.remove(this);
                if (failure == null) {
                    reply(call.id(), true, value.toString());
                } else {
                    answer(call.id(), HostApiFailure.of(failure));
                }
                metrics.called(api.name(), failure == null, System.nanoTime() - start);
            });
            return answer;
        }

        private synchronized boolean begin() {
            thread = Thread.currentThread();
            return !aborted;
        }

        private void finish(Runnable outcome) {
            boolean late;
            synchronized (this) {
                late = aborted;
                thread = null;
            }
            // An interrupt that came after the last blocking call belongs to this task, not to the next on its thread.
            Thread.interrupted();
            lease.close();
            running.remove(this);
            if (late) {
                answer(call.id(), new HostApiFailure(Attribution.PROGRAM, "abort"));
            } else {
                outcome.run();
            }
        }

        private synchronized void abort() {
            if (api instanceof LastingApi) {
                return;
            }
            aborted = true;
            if (thread != null) {
                Interrupts.interrupt(thread);
            }
        }
    }
}
