package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import java.io.Console;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "login", description = "Keeps the host's address and your token for later commands.")
public final class LoginCommand extends HostCommand {

    LoginCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        String address = firstOf(server, surroundings().environment().get("MINIHOST_SERVER"));
        if (address == null) {
            throw usage("Which host? Give --server");
        }
        Login login = new Login(uri(address), secret());
        server = login.server().toString();
        token = login.token();
        HostClient client = client();
        client.programs();
        SavedLogin saved = SavedLogin.in(surroundings());
        saved.write(login);
        output().result(
                        Map.of("server", login.server(), "file", saved.file().toString()),
                        "Logged in to " + login.server() + " (kept in " + saved.file() + ")");
        return DONE;
    }

    private String secret() {
        String secret = firstOf(token, surroundings().environment().get("MINIHOST_TOKEN"));
        if (secret != null) {
            return secret;
        }
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("Token: "))
                .filter(typed -> typed.length > 0)
                .map(String::new)
                .orElseThrow(() -> usage("Which token? Give --token"));
    }
}
