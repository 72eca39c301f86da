package io.minihost.sandbox.engine;

import io.minihost.sandbox.limits.TurnThread;
import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * One context with a booted guest in it. Used by one thread at a time; {@link #cancel()} by anybody.
 *
 * <p>Nothing thrown by the host reaches the guest as an object: the door answers null and the guest's own side throws.
 */
public final class GuestContext {

    private final Context context;
    private final LoadedProgram program;
    private final Map<String, Value> evaluated = new HashMap<>();
    private HostBridge door = HostBridge.SHUT;
    private String refusal = "";
    private @Nullable Damage damage;
    private @Nullable Value dispatch;
    private @Nullable Value flush;

    GuestContext(GuestEngine engine, LoadedProgram program) {
        this.context = engine.newContext();
        this.program = program;
    }

    /** Runs everything that is the same for every visitor. */
    void boot(GuestEngine engine) {
        engine.harden(context);
        Value boot = context.eval(engine.prelude()).getMember("boot");
        Value shim = context.eval(engine.shim());
        module("#templates");
        Value guest = shim.execute(boot, (ProxyExecutable) this::call, (ProxyExecutable) this::module);
        dispatch = guest.getMember("dispatch");
        flush = guest.getMember("flush");
    }

    public void open(HostBridge visitors) {
        door = visitors;
    }

    /** Handles one message, including the promise jobs it leads to. */
    void dispatch(String message) {
        booted(dispatch).executeVoid(message);
    }

    /** Takes what the guest has to say. */
    String flush() {
        Value outbox = booted(flush).execute();
        return outbox.isString() ? outbox.asString() : "";
    }

    /** Stops what runs, from any thread, and waits until it has stopped. */
    public void cancel() {
        context.close(true);
    }

    /** Frees it. Not for a context that runs. */
    public void dispose() {
        try {
            context.close(true);
        } catch (PolyglotException | IllegalStateException e) {
            // It was cancelled before, which it may say again.
            System.getLogger(GuestContext.class.getName()).log(System.Logger.Level.DEBUG, "closing a context", e);
        }
    }

    /** What was found out about the process in this guest's turns, or null. */
    @Nullable
    public Damage damage() {
        return damage;
    }

    private @Nullable Object call(Value... args) {
        String name = args[0].asString();
        return "#why".equals(name) ? refusal : answer(() -> atDoor(name, args[1].isString() ? args[1].asString() : ""));
    }

    private String atDoor(String name, String payload) throws BridgeRefusal {
        TurnThread thread = TurnThread.current();
        thread.atDoor(true);
        try {
            return door.call(name, payload);
        } finally {
            thread.atDoor(false);
        }
    }

    private @Nullable Object module(Value... args) {
        String path = args[0].asString();
        return answer(() -> module(path));
    }

    private interface Question {

        @Nullable
        Object ask() throws BridgeRefusal;
    }

    /** Does something of the host's for the guest, with room for it on the stack. What fails there is hidden from the guest. */
    private @Nullable Object answer(Question question) {
        if (!StackRoom.isThere()) {
            refusal = "Maximum call stack size exceeded";
            return null;
        }
        try {
            return question.ask();
        } catch (BridgeRefusal e) {
            refusal = String.valueOf(e.getMessage());
            return null;
        } catch (VirtualMachineError | LinkageError e) {
            damage = new Damage(e.toString(), e instanceof LinkageError);
            refusal = "the host is out of order";
            return null;
        }
    }

    private @Nullable Object module(String path) {
        if ("#manifest".equals(path)) {
            return program.manifest();
        }
        Value known = evaluated.get(path);
        if (known != null) {
            return known;
        }
        Source source = "#templates".equals(path) ? program.templates() : program.module(path);
        if (source == null) {
            refusal = "module \"" + path + "\" is not in the bundle";
            return null;
        }
        Value value = context.eval(source);
        evaluated.put(path, value);
        return value;
    }

    private static Value booted(@Nullable Value function) {
        if (function == null) {
            throw new IllegalStateException("the guest has not booted");
        }
        return function;
    }
}
