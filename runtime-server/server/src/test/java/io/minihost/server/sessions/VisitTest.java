package io.minihost.server.sessions;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.log.SessionLogStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A test that visits programs as views do; every test has a program of its own. */
@TestPropertySource(
        properties = {
            "minihost.sessions.grace=12s",
            "minihost.sessions.silence=8s",
            "minihost.sessions.round=200ms",
            "minihost.sessions.buffer=1MB",
            "minihost.sessions.journal-turns=1000",
            "minihost.sessions.journal-cpu=20s",
            "minihost.sessions.per-person=4",
            "minihost.sessions.log-entries=100",
            "minihost.sessions.under-way=240MB",
            "minihost.outbound.allow=127.0.0.1"
        })
public abstract class VisitTest extends ServerTest {

    @Autowired
    protected Sessions sessions;

    @Autowired
    People people;

    @Autowired
    protected Catalogue catalogue;

    @Autowired
    SessionRegistry registry;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private SessionLog log;

    @Autowired
    private SessionLogStore logs;

    protected final PersonId person = new PersonId(java.util.UUID.randomUUID());
    private final List<ProtocolDriver> drivers = new ArrayList<>();
    private Launchable program = new Launchable(AppId.random(), "", "", "", EnvVersion.DEVELOP);

    @BeforeEach
    void publish() {
        program = publish("Test " + getClass().getSimpleName());
    }

    @AfterEach
    void leave() {
        drivers.forEach(ProtocolDriver::close);
    }

    Launchable program() {
        return program;
    }

    /** Makes the test's program one that is released and known to behave. */
    void settle() {
        jdbc.sql("insert into program_conduct values (?, ?, 1000, 10, now(), now())")
                .params(program.appId().value(), program.version())
                .update();
        program =
                new Launchable(program.appId(), program.name(), program.version(), program.hash(), EnvVersion.RELEASE);
    }

    Launchable publish(String name) {
        String appId = server().register(name);
        server().put("/api/v1/programs/" + appId + "/versions/1", Zips.hello(name));
        return catalogue.version(new AppId(appId), "1").orElseThrow();
    }

    SessionId reserve(PersonId who) {
        return sessions.reserve(new Visit(who, program, "pages/index/index", "a=1", 1001, Map.of(), "192.0.2.1"));
    }

    /** A view of a new session, not connected yet. */
    ProtocolDriver visit() {
        return view(reserve(person), person);
    }

    protected ProtocolDriver view(SessionId session, PersonId who) {
        return view(session, People.COOKIE + "=" + people.cookieValue(who));
    }

    ProtocolDriver view(SessionId session, @org.jspecify.annotations.Nullable String cookie) {
        ProtocolDriver driver = new ProtocolDriver(server().base(), session.value(), cookie);
        drivers.add(driver);
        return driver;
    }

    /** What a session has logged so far. */
    List<LogEntry> entries(SessionId session) {
        log.flush();
        return logs.after(session, 0, 1000).stream()
                .map(SessionLogStore.Numbered::entry)
                .toList();
    }

    /** Waits until something is so; generous, for busy machines. */
    public static void until(Callable<Boolean> so) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(so);
    }
}
