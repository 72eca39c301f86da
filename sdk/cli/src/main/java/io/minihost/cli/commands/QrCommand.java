package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import io.minihost.client.QrRequest;
import io.minihost.client.Version;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "qr", description = "Shows the QR code that opens the program, and its address.")
public final class QrCommand extends ProjectCommand {

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    @Option(names = "--path", paramLabel = "PAGE", description = "Page path with its query; else the first page.")
    @Nullable
    String path;

    @Option(names = "--scene", description = "What the page gets as scene.")
    @Nullable
    String scene;

    @Option(names = "--version", paramLabel = "NUMBER", description = "A version that is not released, for members.")
    @Nullable
    String version;

    @Option(names = "--width", paramLabel = "PIXELS", description = "Width of the image.")
    @Nullable
    Integer width;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the image, a PNG.")
    @Nullable
    Path out;

    QrCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        HostClient client = client();
        byte[] png = client.qr(appId(), new QrRequest(path, scene, version, width));
        String address = QrImage.read(png);
        Map<String, String> machine = new LinkedHashMap<>(Map.of("url", address));
        if (out != null) {
            Files.write(out, png);
            machine.put("file", out.toString());
        }
        output().result(machine, QrText.of(address), address);
        if (!json && version == null && client.versions(appId()).stream().noneMatch(Version::isLive)) {
            hint("No version is released yet, so nobody can open it. Members can with --version.");
        }
        if (!json && LOCAL_HOSTS.contains(String.valueOf(URI.create(address).getHost()))) {
            hint("Only this machine can open it. For phones the host needs an address that they reach:"
                    + " its operator sets MINIHOST_PUBLIC_URL.");
        }
        return DONE;
    }
}
