package io.minihost.sandbox.local;

import io.minihost.sandbox.engine.BridgeRefusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one guest asks in the middle of its turns. Its thread waits for the answer and uses no processor time meanwhile. */
final class Questions implements VisitBridge.Answers {

    /** More than what the server takes for its answer, whatever it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Function<String, @Nullable String> asked;
    private final Runnable unanswered;
    private @Nullable CompletableFuture<String> open;
    private boolean over;

    /**
     * Questions of one guest.
     *
     * @param asked hears each and answers it at once, or with null and by {@link #answer} later
     * @param unanswered hears that there was no answer at all
     */
    Questions(Function<String, @Nullable String> asked, Runnable unanswered) {
        this.asked = asked;
        this.unanswered = unanswered;
    }

    @Override
    public String of(String question) throws BridgeRefusal {
        CompletableFuture<String> answer = new CompletableFuture<>();
        synchronized (this) {
            if (over) {
                throw ended();
            }
            open = answer;
        }
        try {
            String atOnce = asked.apply(question);
            return atOnce != null ? atOnce : answer.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            unanswered.run();
            throw new BridgeRefusal("the host does not answer");
        } catch (ExecutionException | InterruptedException e) {
            // Only the end of a guest interrupts it.
            throw ended();
        } finally {
            synchronized (this) {
                open = null;
            }
        }
    }

    /** Answers what is asked now, if anything is. */
    synchronized void answer(String text) {
        if (open != null) {
            open.complete(text);
        }
    }

    /** Nobody waits any more. */
    synchronized void end() {
        over = true;
        if (open != null) {
            open.completeExceptionally(ended());
        }
    }

    private static BridgeRefusal ended() {
        return new BridgeRefusal("the visit ends");
    }
}
