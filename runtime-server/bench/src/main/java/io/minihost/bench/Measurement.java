package io.minihost.bench;

import io.minihost.sandbox.GuestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Measures one program on one host; the same steps in the same order as {@code peers/peer.mjs}. */
final class Measurement {

    private static final int LIVE = 500;
    private static final int IN_FLIGHT = 16;

    private final GuestHost host;
    private final Program program;
    private final List<Long> processes;

    /**
     * A measurement.
     *
     * @param processes ids of the processes whose memory counts
     */
    Measurement(GuestHost host, Program program, List<Long> processes) {
        this.host = host;
        this.program = program;
        this.processes = processes;
    }

    Map<String, Double> run(int visits, Duration warm) throws Exception {
        var result = new LinkedHashMap<String, Double>();
        waits(visits, result);
        var before = residentKiB();
        var live = new ArrayList<Visitor>();
        for (var i = 0; i < LIVE; i++) {
            live.add(Visitor.visit(host, program));
        }
        System.gc();
        TimeUnit.MILLISECONDS.sleep(300);
        result.put("memory", (double) (residentKiB() - before) / LIVE);
        for (var count : new int[] {1, 100, LIVE}) {
            var sessions = live.subList(0, count);
            result.put("first" + count, eventsPerSecond(sessions, Duration.ofSeconds(5)));
            eventsPerSecond(sessions, warm);
            var rates = new double[3];
            for (var i = 0; i < rates.length; i++) {
                rates[i] = eventsPerSecond(sessions, Duration.ofSeconds(2));
            }
            result.put("warm" + count, quantile(rates, 0.5));
        }
        live.forEach(Visitor::close);
        return result;
    }

    private void waits(int visits, Map<String, Double> result) throws Exception {
        var times = new double[visits];
        for (var i = 0; i < visits; i++) {
            times[i] = waitOfOne(host, program);
        }
        result.put("restedWait", times[0]);
        result.put("hundredthWait", quantile(Arrays.copyOfRange(times, 90, 110), 0.5));
        result.put("wait", quantile(Arrays.copyOfRange(times, visits / 2, visits), 0.5));
        result.put("waitP99", quantile(Arrays.copyOfRange(times, visits / 2, visits), 0.99));
    }

    /** ms from opening to the first patches. */
    static double waitOfOne(GuestHost host, Program program) throws Exception {
        var start = System.nanoTime();
        var visitor = Visitor.visit(host, program);
        var wait = (System.nanoTime() - start) / 1e6;
        visitor.close();
        return wait;
    }

    private static double eventsPerSecond(List<Visitor> sessions, Duration duration) throws InterruptedException {
        var window = Math.min(sessions.size(), IN_FLIGHT);
        var permits = new Semaphore(window);
        var start = System.nanoTime();
        var end = start + duration.toNanos();
        var events = 0L;
        while (System.nanoTime() < end) {
            permits.acquire();
            sessions.get((int) (events % sessions.size())).tap(permits);
            events++;
        }
        permits.acquire(window);
        return events * 1e9 / (System.nanoTime() - start);
    }

    private long residentKiB() throws IOException {
        var sum = 0L;
        for (var process : processes) {
            for (var line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return sum;
    }

    private static double quantile(double[] values, double q) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * q))];
    }
}
