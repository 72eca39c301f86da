package io.minihost.sandbox.walls;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Whoever has taken over a process like a runner tries what that is good for. */
public final class Burglar {

    /** What there is to steal: the server's process id, a port it listens on, its folder, and its runners' folder. */
    public record Loot(long server, int port, Path data, Path runners) {

        static Loot read(String[] arguments) {
            return new Loot(
                    Long.parseLong(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Path.of(arguments[3]),
                    Path.of(arguments[4]));
        }
    }

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Loot loot;
    private final Map<String, String> results = new LinkedHashMap<>();

    Burglar(Loot loot) {
        this.loot = loot;
    }

    /** Breaks in after the walls stand; what came of it, one attempt a line: {@code name=refused} or {@code name=done}. */
    public static String breakIn(String[] arguments) throws InterruptedException {
        Burglar burglar = new Burglar(Loot.read(arguments));
        CountDownLatch shut = new CountDownLatch(1);
        // Walls are a thread's own: those that were there before need them too.
        Thread early = Thread.ofPlatform().start(() -> {
            try {
                shut.await();
                burglar.tryAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String walls = WalledProcess.shut();
        shut.countDown();
        early.join();
        StringBuilder text = new StringBuilder("walls=" + walls + "\nstatus=" + burglar.status() + "\n");
        burglar.results.forEach(
                (name, result) -> text.append(name).append('=').append(result).append('\n'));
        return text.toString();
    }

    private void tryAll() {
        readFiles();
        readProcesses();
        connect();
        changeThings();
        listOpenFiles();
        if (WalledProcess.is()) {
            // Without walls some of these would end the process, or make a second one of it.
            new RawCalls(loot).all().forEach((name, answer) -> results.put(name, answer < 0 ? "refused" : "done"));
        }
    }

    private void readFiles() {
        attempt("file master-key", () -> Files.readString(loot.data().resolve("master-key")));
        attempt("file data folder", () -> list(loot.data()));
        attempt("file through root", () -> Files.readString(inRoot(loot.data().resolve("master-key"))));
        attempt("file through cwd", () -> Files.readString(Path.of("/proc/self/cwd/../other/notes")));
        attempt("file other home", () -> Files.readString(loot.runners().resolve("other/notes")));
        attempt("file runners folder", () -> list(loot.runners()));
        attempt("file passwd", () -> Files.readString(Path.of("/etc/passwd")));
        attempt("file shared memory", () -> list(Path.of("/dev/shm")));
        attempt("file temporary", () -> list(Path.of("/tmp")));
        attempt("file terminal", () -> new RandomAccessFile("/dev/ptmx", "r"));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Path inRoot(Path path) {
        return Path.of("/proc/self/root" + path);
    }

    private void readProcesses() {
        for (String what : new String[] {"environ", "maps", "cmdline", "root/etc/passwd"}) {
            attempt("look " + what, () -> {
                try (Stream<String> lines = Files.lines(Path.of("/proc/" + loot.server() + "/" + what))) {
                    return lines.findFirst();
                }
            });
        }
        attempt("look mem", () -> new RandomAccessFile("/proc/" + loot.server() + "/mem", "r"));
        attempt("look fd", () -> list(Path.of("/proc/" + loot.server() + "/fd")));
        attempt("look list", () -> list(Path.of("/proc")));
        attempt("look net", () -> Files.readString(Path.of("/proc/1/net/unix")));
    }

    private void connect() {
        attempt("connect IPv4", () -> new Socket(InetAddress.getByAddress(IPV4), loot.port()));
        attempt("connect IPv6", () -> new Socket(InetAddress.getByAddress(IPV6), loot.port()));
        attempt(
                "connect channel",
                () -> SocketChannel.open(new InetSocketAddress(InetAddress.getByAddress(IPV4), loot.port())));
        attempt("connect UDP", () -> new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        attempt("connect UDP channel", DatagramChannel::open);
        attempt(
                "connect path",
                () -> SocketChannel.open(
                        UnixDomainSocketAddress.of(loot.runners().resolve("other.sock"))));
    }

    private void changeThings() {
        attempt("exec true", () -> new ProcessBuilder("/bin/true").start());
        attempt(
                "exec java",
                () -> new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-version")
                        .start());
        attempt("write data", () -> Files.writeString(loot.data().resolve("master-key"), "mine"));
        attempt("write temporary", () -> Files.createTempFile(Path.of("/tmp"), "burglar", ""));
        attempt("write home", () -> Files.writeString(Path.of("burglar"), "was here"));
        attempt("write output anew", () -> new RandomAccessFile("/proc/self/fd/1", "rw"));
        attempt("write own memory", () -> new RandomAccessFile("/proc/self/mem", "rw"));
        attempt("write oom score", () -> Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000"));
    }

    /** What the kernel says of this process's rights. */
    private String status() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return String.join(
                    " ",
                    lines.filter(line -> line.matches("(Cap|NoNewPrivs|Seccomp:).*"))
                            .map(line -> line.replaceAll("\\s+", ""))
                            .toList());
        } catch (IOException e) {
            return "";
        }
    }

    private void listOpenFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            StringBuilder open = new StringBuilder();
            for (Path file : files.toList()) {
                open.append(target(file)).append(' ');
            }
            results.put("open files", open.toString());
        } catch (IOException e) {
            results.put("open files", "");
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private void attempt(String name, Callable<?> crime) {
        String result;
        try {
            crime.call();
            result = "done";
        } catch (Exception | Error e) {
            result = "refused";
        }
        results.put(name, result);
    }
}
