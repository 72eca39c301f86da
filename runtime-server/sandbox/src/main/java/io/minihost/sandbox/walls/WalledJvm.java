package io.minihost.sandbox.walls;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM to be started behind walls.
 *
 * @param required whether it is not to start when a wall cannot stand
 * @param wrapped whether somebody else has chosen a place for it: it gets no other network and no other user then
 * @param java the launcher; of the gate too
 * @param read what the JVM reads beside its own files and its home
 * @param dataBytes the most memory that it may have of its own
 */
public record WalledJvm(boolean required, boolean wrapped, Path java, List<Path> read, long dataBytes) {

    /**
     * The command that starts it.
     *
     * @param home its folder, the one that it may write to
     * @param socket becomes its standard input
     * @param command of the JVM, the launcher first
     */
    public List<String> line(Path home, Path socket, List<String> command) {
        JavaHome files = JavaHome.of(java);
        List<Path> readable = new ArrayList<>(files.read());
        readable.addAll(read);
        readable.add(ownPlace());
        boolean bubble = !wrapped && Walls.here().needsBubble();
        List<String> line = new ArrayList<>();
        List<String> inside = new ArrayList<>(command);
        if (bubble) {
            List<Path> all = new ArrayList<>(readable);
            all.addAll(files.execute());
            line.addAll(Bubble.around(all, home, socket));
            inside.add(1, WalledProcess.outside("bubblewrap"));
        } else if (!wrapped && !Namespaces.PREFIX.isEmpty()) {
            line.addAll(Namespaces.PREFIX);
            inside.add(1, WalledProcess.outside("no network"));
        }
        int user = wrapped || bubble ? 0 : user(home);
        line.addAll(gate());
        line.addAll(new GatePlan(required, bubble, socket, home, user, dataBytes, readable, files.execute(), inside)
                .arguments());
        return line;
    }

    private int user(Path home) {
        List<Path> installed = new ArrayList<>(read);
        installed.addAll(JavaHome.of(java).execute());
        installed.add(ownPlace());
        return OtherUser.owning(home, installed);
    }

    private List<String> gate() {
        return List.of(
                java.toString(),
                // It lives for a moment: what would make a longer life faster makes this one slower.
                "-Xint",
                "-XX:+UseSerialGC",
                "-Xms8m",
                "-Xmx32m",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ownPlace().toString(),
                Gate.class.getName());
    }

    private static Path ownPlace() {
        try {
            return Path.of(Gate.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
