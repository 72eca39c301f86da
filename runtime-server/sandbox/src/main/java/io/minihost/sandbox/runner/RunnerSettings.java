package io.minihost.sandbox.runner;

import io.minihost.sandbox.LocalSettings;
import java.time.Duration;

/**
 * How many runner processes there are and when they are given up.
 *
 * @param jvm what each of them is
 * @param guests how guests share one of them
 * @param runners processes that take guests
 * @param spares processes kept started and prepared to replace one that ends
 * @param isolated most processes for programs that broke out of their limits before
 * @param startTimeout from process start to its first word
 * @param heartbeatTimeout without an answer for this long it is killed
 * @param drain how long running turns may go on at shutdown
 */
public record RunnerSettings(
        JvmSettings jvm,
        LocalSettings guests,
        int runners,
        int spares,
        int isolated,
        Duration startTimeout,
        Duration heartbeatTimeout,
        Duration drain) {

    public RunnerSettings {
        if (runners < 1 || spares < 0 || isolated < 1) {
            throw new IllegalArgumentException("runners " + runners + ", spares " + spares + ", isolated " + isolated);
        }
    }

    /** One runner and one spare. */
    public static RunnerSettings of(JvmSettings jvm, LocalSettings guests) {
        return new RunnerSettings(
                jvm, guests, 1, 1, 2, Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(5));
    }

    /** Processes for programs that have still to show how they behave. */
    int newcomers() {
        return Math.max(1, runners / 2);
    }

    public RunnerSettings withRunners(int count) {
        return new RunnerSettings(jvm, guests, count, spares, isolated, startTimeout, heartbeatTimeout, drain);
    }

    public RunnerSettings withSpares(int count) {
        return new RunnerSettings(jvm, guests, runners, count, isolated, startTimeout, heartbeatTimeout, drain);
    }

    public RunnerSettings withHeartbeatTimeout(Duration timeout) {
        return new RunnerSettings(jvm, guests, runners, spares, isolated, startTimeout, timeout, drain);
    }
}
