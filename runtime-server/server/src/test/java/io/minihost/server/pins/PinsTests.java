package io.minihost.server.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.credentials.SlowHash;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.MasterKeys;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is stored of PINs, and what guesses are worth. */
class PinsTests extends ServerTest {

    private static final Pin RIGHT = new Pin("428613");

    @Autowired
    Pins pins;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SlowHash hash;

    @Autowired
    DataDirectory directory;

    @Autowired
    Clock clock;

    @Autowired
    MasterKey master;

    private PersonId person;

    @BeforeEach
    void set() {
        person = people.welcome();
        people.seen(person, "192.0.2.1");
        pins.add(person, pins.stored(person, RIGHT));
    }

    private static String code(Problem problem) {
        return String.valueOf(
                Objects.requireNonNull(problem.getBody().getProperties()).get("code"));
    }

    private String tried(Pins them, Pin pin) {
        try {
            them.check(person, pin);
            return "right";
        } catch (Problem e) {
            return code(e);
        }
    }

    private void anHourLater() {
        jdbc.sql("update pin set tried_at = tried_at - interval '61 minutes' where person_id = ?")
                .param(person.value())
                .update();
    }

    @Test
    void fiveGuessesAndThenAnHour() {
        assertThat(tried(pins, RIGHT)).isEqualTo("right");
        for (var time = 1; time < 5; time++) {
            assertThat(tried(pins, new Pin("739251"))).isEqualTo("wrong_pin");
        }
        assertThat(tried(pins, new Pin("739251"))).isEqualTo("pin_locked");
        assertThat(tried(pins, RIGHT)).as("the right one does not count now").isEqualTo("pin_locked");
        assertThat(pins.state(person).lockedUntil()).isNotNull();
        anHourLater();
        assertThat(pins.state(person).lockedUntil()).isNull();
        assertThat(tried(pins, new Pin("739251"))).isEqualTo("wrong_pin");
        assertThat(tried(pins, RIGHT)).isEqualTo("right");
        assertThat(tried(pins, new Pin("739251")))
                .as("all five are there again")
                .isEqualTo("wrong_pin");
    }

    /** Only five of many that come at once are looked at. */
    @Test
    void manyGuessesAtOnceAreFive() throws Exception {
        var looked = new AtomicInteger();
        var counting = new Pins(
                jdbc,
                new SlowHash() {
                    @Override
                    public boolean matches(String text, String stored) {
                        looked.incrementAndGet();
                        return super.matches(text, stored);
                    }
                },
                master,
                clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = IntStream.range(0, 40)
                    .<Callable<String>>mapToObj(guess -> () -> tried(counting, new Pin("73925" + guess % 10)))
                    .toList();
            var answers = threads.invokeAll(guesses).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).containsOnly("wrong_pin", "pin_locked");
            assertThat(answers.stream().filter("wrong_pin"::equals).count()).isEqualTo(4);
        }
        assertThat(looked).hasValue(5);
    }

    /** A try that was counted stays so, whether or not the server lived to look at it. */
    @Test
    void aCrashBeforeTheCheckCosts() {
        var dying = new Pins(
                jdbc,
                new SlowHash() {
                    @Override
                    public boolean matches(String text, String stored) {
                        throw new IllegalStateException("the process ends");
                    }
                },
                master,
                clock);
        for (var time = 0; time < 5; time++) {
            assertThatThrownBy(() -> dying.check(person, RIGHT)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(tried(pins, RIGHT)).isEqualTo("pin_locked");
    }

    @Test
    void isNotCheckedWithinATransaction() {
        transaction.executeWithoutResult(
                status -> assertThatThrownBy(() -> pins.check(person, RIGHT)).hasMessageContaining("never"));
    }

    @Test
    void outlivesTheMasterKeyItWasSetUnder() {
        var old = MasterKeys.of(directory, "the-key-of-the-old-days");
        var both = MasterKeys.of(directory, "the-key-of-the-new-days", "the-key-of-the-old-days");
        var young = MasterKeys.of(directory, "the-key-of-the-new-days");
        var before = new Pins(jdbc, hash, old, clock);
        transaction.executeWithoutResult(status -> before.replace(person, before.stored(person, RIGHT)));
        assertThat(tried(new Pins(jdbc, hash, both, clock), RIGHT)).isEqualTo("right");
        assertThatThrownBy(() -> new Pins(jdbc, hash, young, clock).check(person, RIGHT))
                .as("a stolen table is worth nothing without the key")
                .isInstanceOf(IllegalStateException.class);
        // Those of the other tests are sealed by the server's key, which these do not know.
        jdbc.sql("delete from pin where person_id <> ?").param(person.value()).update();
        assertThat(new PinData().pinKeys(jdbc, transaction, both).reseal(10)).isEqualTo(1);
        assertThat(tried(new Pins(jdbc, hash, young, clock), RIGHT)).isEqualTo("right");
        assertThat(tried(new Pins(jdbc, hash, young, clock), new Pin("739251"))).isEqualTo("wrong_pin");
        // The server, whose keys others rotate, could not open it.
        jdbc.sql("delete from pin where person_id = ?").param(person.value()).update();
    }

    @Test
    void twoOfTheSameDigitsLookDifferent() {
        var other = people.welcome();
        assertThat(pins.stored(person, RIGHT).hash())
                .isNotEqualTo(pins.stored(other, RIGHT).hash());
        assertThatThrownBy(() -> pins.check(other, RIGHT)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(code(problem)).isEqualTo("no_pin");
            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        });
    }
}
