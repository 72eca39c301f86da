package io.minihost.bench;

import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.runner.RunnerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares sessions here with sessions elsewhere, in one run on one machine.
 *
 * <p>{@code Bench <bench folder> [visits] [warm seconds]} runs everything and prints a table;
 * {@code Bench <bench folder> one <local|runner> <program> <visits> <warm seconds>} measures one of ours and prints JSON.
 */
public final class Bench {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Between the start and the first visitor, as a host has it that is not opened in the very second. */
    private static final int REST_SECONDS = 60;

    private static final List<String> PROGRAMS = List.of("vant", "small");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        if (arguments.length > 1 && "one".equals(arguments[1])) {
            one(home, arguments[2], arguments[3], Integer.parseInt(arguments[4]), Long.parseLong(arguments[5]));
        } else {
            var visits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
            var warm = arguments.length > 2 ? Long.parseLong(arguments[2]) : 40;
            all(home, visits, warm);
        }
        System.exit(0);
    }

    private static void all(Path home, int visits, long warm) throws Exception {
        var peers = home.resolve("peers");
        Peers.install(peers);
        var exports = Files.createTempDirectory("minihost-bench");
        for (var name : PROGRAMS) {
            var program = ProgramFolders.compile(home, name);
            Files.writeString(exports.resolve(name + ".json"), program.export(Resources.guest()));
        }
        System.out.println(Table.head());
        for (var name : PROGRAMS) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var backend : List.of("vm", "ivm")) {
                rows.add(Peers.node(peers, backend, exports.resolve(name + ".json"), visits, Math.min(warm, 10)));
            }
            for (var mode : List.of("local", "runner")) {
                rows.add(Peers.java(
                        Flags.ofThisProcess(),
                        List.of(home.toString(), "one", mode, name, String.valueOf(visits), String.valueOf(warm))));
            }
            Table.rows(name, rows).forEach(System.out::println);
        }
    }

    private static void one(Path home, String mode, String name, int visits, long warm) throws Exception {
        var program = ProgramFolders.compile(home, name);
        var result = new LinkedHashMap<String, Object>(Map.of("peer", mode, "program", name));
        try (var host = host(mode, 0)) {
            result.putAll(NewContexts.measure(host, program));
        }
        try (var host = host(mode, 4)) {
            host.prepare(program.compiled()).join();
            result.put("firstWait", Measurement.waitOfOne(host, program));
        }
        try (var host = host(mode, 4)) {
            host.prepare(program.compiled()).join();
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            result.putAll(new Measurement(host, program, Processes.of(mode)).run(visits, Duration.ofSeconds(warm)));
        }
        System.out.println(JSON.writeValueAsString(result));
    }

    private static GuestHost host(String mode, int ready) {
        var settings = new LocalSettings(
                1, 2_000, ready, Duration.ofMinutes(10), LocalSettings.DEFAULT.warmUps(), Duration.ofSeconds(5));
        return switch (mode) {
            case "local" -> new LocalGuestHost(settings);
            case "runner" -> new RunnerGuestHost(RunnerSettings.of(Flags.likeThisProcess(), settings));
            default -> throw new IllegalArgumentException(mode);
        };
    }
}
