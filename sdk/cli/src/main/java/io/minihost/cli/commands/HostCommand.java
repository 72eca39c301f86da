package io.minihost.cli.commands;

import io.minihost.cli.terminal.Output;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import io.minihost.client.HostClients;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have in common. */
public abstract class HostCommand implements Callable<Integer> {

    static final int DONE = 0;
    public static final int FAILED = 1;

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The host; else MINIHOST_SERVER, else the saved login.")
    @Nullable
    String server;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Who you are; else MINIHOST_TOKEN, else the saved login.")
    @Nullable
    String token;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    HostCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Whether it prints for a machine. */
    public boolean isForMachine() {
        return json;
    }

    Output output() {
        return new Output(surroundings.out(), json);
    }

    /** Says something that is not the result, to people only. */
    void hint(String text) {
        if (!json) {
            surroundings.err().println(text);
        }
    }

    /** The host to talk to, or a usage error that says how to name one. */
    HostClient client() {
        Login login = login();
        try {
            return HostClients.connect(login.server(), login.token());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    Login login() {
        SavedLogin saved = SavedLogin.in(surroundings);
        String address = firstOf(server, surroundings.environment().get("MINIHOST_SERVER"));
        String secret = firstOf(token, surroundings.environment().get("MINIHOST_TOKEN"));
        if (address != null && secret != null) {
            return new Login(uri(address), secret);
        }
        Login login = saved.read();
        if (login == null || (address != null && !login.isFor(uri(address)))) {
            throw usage("Who are you? Run \"minihost login\", or give --server and --token,"
                    + " or set MINIHOST_SERVER and MINIHOST_TOKEN");
        }
        return new Login(login.server(), secret == null ? login.token() : secret);
    }

    URI uri(String address) {
        try {
            return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        } catch (IllegalArgumentException e) {
            throw usage("Not an address: " + address);
        }
    }

    ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before a command runs");
        }
        return new ParameterException(spec.commandLine(), message);
    }

    static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first != null && !first.isBlank() ? first : second != null && !second.isBlank() ? second : null;
    }
}
