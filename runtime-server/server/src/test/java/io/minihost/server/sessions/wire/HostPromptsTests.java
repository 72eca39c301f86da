package io.minihost.server.sessions.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HostPromptsTests {

    /** A view that does not read may answer all the same; what it has not read must not pile up. */
    @Test
    void keepsNoQuestionThatIsAnswered() throws ExecutionException, InterruptedException {
        HostPrompts asks = new HostPrompts();
        var woken = new CompletableFuture<Void>();
        var look = new FutureTask<JsonNode>(
                () -> asks.look(JsonMapper.shared().createObjectNode(), 0, () -> woken.complete(null)));
        Thread.startVirtualThread(look);
        woken.get();
        var first = Objects.requireNonNull(asks.after(0));

        assertThat(asks.after(first.getKey())).isNull();
        asks.answered(new ClientFrame.Answer(first.getKey(), true, "7"));
        assertThat(look.get().intValue()).isEqualTo(7);
        assertThat(asks.after(0)).isNull();
    }
}
