package io.minihost.client;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The stub that the other tests use. */
class StubHostTests extends HostClientContract {

    private StubHost host;

    @BeforeEach
    void start() throws IOException {
        host = new StubHost();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Override
    protected HostClient client() {
        return HostClients.connect(host.uri(), "secret");
    }

    @Override
    protected void answers(Object... answers) {
        for (int i = 0; i < answers.length; i += 2) {
            host.answers((Integer) answers[i], (String) answers[i + 1]);
        }
    }
}
